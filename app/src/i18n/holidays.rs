//! The names of holidays and observances.

use domain::holiday::HolidayKind;

use super::bilingual;

bilingual! {
    /// The names of holidays and observances.
    HolidayWords {
        new_year: "Tết Dương lịch", "New Year's Day";
        tet_second_last: "Áp Tất niên", "Second last day of the lunar year";
        tet_eve: "Tất niên", "Lunar New Year's Eve";
        tet_first: "Mùng 1 Tết", "Tết, first day";
        tet_second: "Mùng 2 Tết", "Tết, second day";
        tet_third: "Mùng 3 Tết", "Tết, third day";
        tet_fourth: "Mùng 4 Tết", "Tết, fourth day";
        hung_kings: "Giỗ Tổ Hùng Vương", "Hùng Kings' Commemoration Day";
        victory: "Ngày Chiến thắng", "Victory Day";
        labour: "Ngày Quốc tế lao động", "Labour Day";
        national: "Quốc khánh", "National Day";
        beside_national: "Ngày liền kề Quốc khánh", "Day beside National Day";
        culture: "Ngày Văn hóa Việt Nam", "Vietnamese Culture Day";
        party_founding: "Ngày thành lập Đảng", "Founding of the Communist Party";
        doctors: "Ngày Thầy thuốc Việt Nam", "Vietnamese Doctors' Day";
        international_women: "Ngày Quốc tế Phụ nữ", "International Women's Day";
        science_and_technology: "Ngày Khoa học và Công nghệ Việt Nam", "Science and Technology Day";
        ho_chi_minh_birthday: "Ngày sinh Chủ tịch Hồ Chí Minh", "President Hồ Chí Minh's birthday";
        press: "Ngày Báo chí Cách mạng Việt Nam", "Revolutionary Press Day";
        war_invalids: "Ngày Thương binh - Liệt sĩ", "War Invalids and Martyrs Day";
        digital_transformation: "Ngày Chuyển đổi số quốc gia", "National Digital Transformation Day";
        vietnamese_women: "Ngày Phụ nữ Việt Nam", "Vietnamese Women's Day";
        law: "Ngày Pháp luật Việt Nam", "Vietnamese Law Day";
        teachers: "Ngày Nhà giáo Việt Nam", "Vietnamese Teachers' Day";
        peoples_army: "Ngày thành lập Quân đội nhân dân Việt Nam", "Founding of the People's Army";
        day_off: "nghỉ lễ", "public holiday";
        announced: "nghỉ theo thông báo từng năm", "holiday if announced for the year";
    }
}

impl HolidayWords {
    /// The name of a holiday.
    #[must_use]
    pub const fn name(&self, kind: HolidayKind) -> &'static str {
        use HolidayKind as Kind;
        match kind {
            Kind::NewYear => self.new_year,
            Kind::TetSecondLast => self.tet_second_last,
            Kind::TetEve => self.tet_eve,
            Kind::TetFirst => self.tet_first,
            Kind::TetSecond => self.tet_second,
            Kind::TetThird => self.tet_third,
            Kind::TetFourth => self.tet_fourth,
            Kind::HungKings => self.hung_kings,
            Kind::Victory => self.victory,
            Kind::Labour => self.labour,
            Kind::National => self.national,
            Kind::BesideNational => self.beside_national,
            Kind::Culture => self.culture,
            Kind::PartyFounding => self.party_founding,
            Kind::Doctors => self.doctors,
            Kind::InternationalWomen => self.international_women,
            Kind::ScienceAndTechnology => self.science_and_technology,
            Kind::HoChiMinhBirthday => self.ho_chi_minh_birthday,
            Kind::Press => self.press,
            Kind::WarInvalidsAndMartyrs => self.war_invalids,
            Kind::DigitalTransformation => self.digital_transformation,
            Kind::VietnameseWomen => self.vietnamese_women,
            Kind::Law => self.law,
            Kind::Teachers => self.teachers,
            Kind::PeoplesArmy => self.peoples_army,
        }
    }
}
