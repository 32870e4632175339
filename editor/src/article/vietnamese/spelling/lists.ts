// Words the spelling hints know besides the dictionary's syllables.

const listed = (words: string): string[] => words.split(/\s+/).filter(Boolean);

/** Syllables the dictionary lacks, most of them of names, and borrowed words that look like two syllables. */
export const ADDED = listed(`
nguyễn úc nẵng huế đắk đăk lắk lăk kạn duệ trừu nòng sạc síp uông giáy trỗi điềm mẩu cược tuốc hoằng chử diệm
duẩn thuột thới hới đuống tý mỳ mỵ kiếng hễ xém iốt điốt crôm phốt tuẫn viêng phiêng krông búk kông prông plông
đạ gẩy dầy đũi xuông ngoằn nướu khếch dụi vỹ roóng hoóc magiê nitơ nơtron đôla mácma véctơ hécta mômen bêtông
anốt catốt bêta kilô nátri bôxít phốtpho phốtphát mêtan bulông môđun kiốt mêga kitô brôm gơnai gilê balê côban
`);

/**
 * Words of one vowel that are no Vietnamese syllables and that people at an
 * agency's desk mean: borrowed words, units, and the English that names are made
 * of. Borrowed words of more vowels need no list, see `unknown.ts`.
 */
export const FOREIGN: ReadonlySet<string> = new Set(
  listed(`
add ai am an and app apps are art as at audio axit band bank bar base bass bazơ been big bit blog blue blues
book born bot both box brand brom bus by byte cafe call canxi cap card cell cent chat check chip click client
clip clo cloud club cm code cookie cos cost court craft crom crowd cty cup dance data date deal del demo des
desk diesel disk doc docx dos draft drive drone edge electron etc event expo face fan fans fax feed file film
find fintech fix flash food for form forum free from game games gas gb gel gen ghz gien gluxit gold golf good
google gram green group ha hacker hard has hash head her high his hit home host hotline how html http https hub
hz idea if in inch input into ion ip ipad is it its join karaoke kayak kb kbit key kg kit km kw lab land laptop
laser last law lead lean led lens like link lipit list live loga logistics logo long low mail maps mark market
mart match max mb media mega menu meter mg mhz micro mini mix ml mm mobile mod mol most nano need neon net new
news next not note now of off offline on one online open or order our out own oxy pack page paper pass patch pay
per phone photo pin pixel plan plus pm pool pop port post poster pound power print pro prompt proton punk quark
quiz radio rank rap real report retail ring robot rock role roll room root route router safe sale sales scan
screen scrum search see seed self server set share shock shop show sim site skill slide slogan small smart sofa
soft solar sound source spa space spam speed spin sport spot sprint stand star start startup state station steam
stem stop store stream street stress string studio style summit super swift tablet tag talk task taxi tb team
tech teen test text the then these this ticket time tip tivi to too tool top touch tour town track trade train
trend trust tube twin type up update us user valve van var vector vest video view viral virus visa vs was wave
we web webcam website week white wiki win wind with word work world xcơ yard year you your zero zone
`),
);

const COMMON = new Map(
  listed(`
và là của các được có một trong năm người với thành quốc cho từ đã những vào công chính không tháng này số nam
tại thể nhà đầu khi như đến ra học nước sự trung ngày để gia về nhất trên đó dân sau hội thế theo sử đại việt
nhiều hiện đồng động bản cũng bộ phát dụng khác anh ông giải tiếng thời bị viên định chủ nhân pháp hành tế làm
do chỉ quan kỳ hình loại độ phần văn thống việc sản hơn lập thường hai liên lại nó giới chức xuất tên còn cao
quân lý hợp cách lớn sinh hay kinh tính bằng thứ phố hoa thông thuộc cơ gọi hệ trường tự thủ đội kết mỹ quyền
địa nguyên vị hàng cầu gồm đông xã bắc tiên thị trị tây hoặc tạo ban châu điều điện khu tổng trước thực nhưng sĩ
vụ lịch vùng cùng con bóng nhật giáo dùng chiến tổ cả tác đường đá cấp đây qua thức nội phải nghiệp trình hà
nghĩa lượng phân trở vật phía chất diễn họ đối ngữ mà tỉnh cộng nhận thì triển tiếp bình phủ nhạc sẽ đảo phương
bao nhiên bởi vì năng đặc âm cuộc lên mới điểm đất nay máy khoảng vực minh tích nghệ thiết hiệu đạo viện thuật
chế toàn tư giữa truyền lần mặt hoàng the ba bắt sông ứng đổi phẩm đấu giá đề tới ngoài dịch nhau rất tham biệt
tài tranh trọng tương tử kỷ danh chữ tiền tập đô chúng viết ảnh bảo lực đi đức cổ nên nhóm giao vô biến sách
hoạt thái trận tâm ca gian rằng chuyển thay biển sở tin tiêu khoa trưởng huyện nữ diện ngôn chung dương đơn
thanh xây dự bán nhiệm nơi kim sống tuy lãnh nguồn thương dưới yếu dựng trí liệu phòng lưu đảng dài vận vẫn kế
rộng gần ký nói hải mình thu phong tăng hiệp cuối thư biểu nằm báo hồ âu đánh chương an sơn mùa vòng đặt nổi thi
dạng ty tộc nghị sân quyết cứu nhập tiến luật nhỏ bài khí triệu bố màu địch quy mỗi vương quản dẫn đời quả chí
ta lan phụ tố cá độc cái sáng mục tượng bang cung tình di đều tướng bên mở núi kiện nền thắng trực ngành phổ bay
đang thiên đình phi mã đa mang lễ tinh nghiên thấy hạng kiến ấn tiểu hạn chia hoàn đoàn quá án trang phục bảng
`).map((word, index, { length }) => [word, (length - index) / length / 2 + 0.1]),
);

/** How much nearer a guess is for being one of the commonest syllables: up to 0.6. */
export const familiarity = (word: string): number => COMMON.get(word) ?? 0;
