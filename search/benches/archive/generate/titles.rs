//! Headlines, which repeat as real ones do.

use super::{
    names::{capital, cited, commune, enterprise},
    subject::Subject,
};
use crate::chance::Chance;

/// Frequent ones first.
const TITLES: [&str; 48] = [
    "hội nghị tổng kết công tác {topic} năm {year}",
    "hội nghị tổng kết hoạt động {topic} năm {year} và triển khai nhiệm vụ năm {next}",
    "triển khai kế hoạch {word} năm {year}",
    "hội nghị triển khai nhiệm vụ {topic} năm {year}",
    "nghiệm thu đề tài nghiên cứu {word} tại {place}",
    "tăng cường công tác {topic} trên địa bàn tỉnh",
    "tập huấn {word} và {other} cho cán bộ {place}",
    "kiểm tra {word} tại xã {commune}",
    "hội thảo khoa học {word} và {other}",
    "họp hội đồng xét duyệt nhiệm vụ {word}",
    "nâng cao hiệu quả {word} trong {other}",
    "xây dựng mô hình {word} ở xã {commune}",
    "lễ ký kết hợp tác về {word} giữa sở khoa học và công nghệ và {enterprise}",
    "kế hoạch {word} giai đoạn {year} - {later}",
    "sơ kết sáu tháng đầu năm {year} về {topic}",
    "ban hành quyết định số {number} về {word}",
    "triển khai {kind} số {number} ngày {date} về {word}",
    "hỗ trợ {word} cho {enterprise}",
    "đoàn công tác của bộ khoa học và công nghệ làm việc về {word}",
    "ứng dụng {word} vào {other}",
    "tỉnh đẩy mạnh {word}, {other}",
    "thông báo tuyển chọn tổ chức chủ trì nhiệm vụ {word}",
    "chủ tịch ủy ban nhân dân tỉnh kiểm tra {word} tại {place}",
    "{enterprise} đưa {product} ra thị trường",
    "{product} {commune} được cấp giấy chứng nhận",
    "chuyện về {word} ở {commune}",
    "phát động phong trào thi đua {word}",
    "đổi mới công tác {word}",
    "khai mạc {word} tỉnh năm {year}",
    "giải pháp {word} đáp ứng yêu cầu {other}",
    "một số kết quả {topic} năm {year}",
    "góp ý dự thảo {word}",
    "thanh tra {word} tại {place}",
    "dự án {enterprise}: {word} và {other}",
    "{commune} phát triển {word}",
    "hiệu quả từ mô hình {word} kết hợp {other}",
    "công bố {word} cho sản phẩm {product} {commune}",
    "tọa đàm {topic} và {word}",
    "phổ biến {kind} số {number} về {topic}",
    "{word}: những điều cần biết",
    "gặp mặt các đơn vị {topic} nhân dịp đầu xuân {year}",
    "trao giải {word} lần thứ {ordinal}",
    "hội đồng nhân dân tỉnh thông qua nghị quyết về {word}",
    "đại hội {topic} nhiệm kỳ {year} - {later}",
    "tham quan mô hình {word} tại {place}",
    "diễn đàn {word} và đổi mới sáng tạo năm {year}",
    "thực trạng và giải pháp {word} ở {place}",
    "nghiên cứu {word} bằng {other} tại xã {commune}, {place}",
];

/// Towns and districts of the province.
const PLACES: [&str; 10] = [
    "huyện Vĩnh Linh",
    "huyện Gio Linh",
    "huyện Cam Lộ",
    "thành phố Đông Hà",
    "thị xã Quảng Trị",
    "huyện Hải Lăng",
    "huyện Triệu Phong",
    "huyện Hướng Hóa",
    "huyện Đakrông",
    "huyện đảo Cồn Cỏ",
];

/// Any town or district.
pub fn place(chance: &mut Chance) -> &'static str {
    chance.pick::<&str>(&PLACES)
}

/// A headline for `subject`, written in `year`.
pub fn title(subject: &Subject, year: usize, chance: &mut Chance) -> String {
    let template = TITLES[subject.title_rank(TITLES.len(), chance)];
    let document = subject.document.map(cited);
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((slot, after)) = after.split_once('}') else { break };
        out.push_str(before);
        match slot {
            "topic" => out.push_str(subject.topic_name(chance)),
            "word" => out.push_str(subject.focus(0, chance)),
            "other" => out.push_str(subject.focus(1, chance)),
            "place" => out.push_str(place(chance)),
            "commune" => out.push_str(&commune(subject.commune)),
            "enterprise" => out.push_str(&format!("công ty {}", enterprise(subject.enterprise))),
            "product" => out.push_str(&subject.product),
            "year" => out.push_str(&year.to_string()),
            "next" => out.push_str(&(year + 1).to_string()),
            "later" => out.push_str(&(year + 5).to_string()),
            "ordinal" => out.push_str(&chance.between(2, 15).to_string()),
            "number" => out.push_str(document.as_ref().map_or("1048/QĐ-UBND", |cited| &cited.number)),
            "kind" => out.push_str(document.as_ref().map_or("Quyết định", |cited| cited.kind)),
            "date" => out.push_str(document.as_ref().map_or("19/05/2023", |cited| &cited.date)),
            _ => {}
        }
        rest = after;
    }
    out.push_str(rest);
    capital(&out)
}
