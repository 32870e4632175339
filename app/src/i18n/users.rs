//! What the desk says about accounts: one's own, and those of others.

use domain::{AccountFault, Role};

use super::bilingual;

bilingual! {
    /// What the desk says about accounts: one's own, and those of others.
    UserWords {
        reporter: "Phóng viên", "Reporter";
        editor: "Biên tập viên", "Editor";
        approver: "Người duyệt", "Approver";
        administrator: "Quản trị", "Administrator";
        role: "Vai trò", "Role";
        role_hint: "Phóng viên viết bài của mình; biên tập viên sửa mọi bài và trình duyệt; người duyệt đăng bài; quản trị làm được mọi việc.", "Reporters write their own articles; editors change all and hand them in; approvers publish; administrators do everything.";
        login: "Tên đăng nhập", "User name";
        login_hint: "3 đến 40 chữ cái không dấu, chữ số, dấu chấm, gạch nối hoặc gạch dưới. Sau này không đổi được.", "3 to 40 letters without marks, digits, dots, hyphens or underscores. It cannot be changed later.";
        display_name: "Họ và tên", "Name";
        email: "Thư điện tử", "Email";
        email_hint: "Có thể để trống. Liên kết mời và đặt lại mật khẩu được gửi về đây nếu cổng gửi được thư.", "May be left empty. Invitations and password links are sent here when the portal can send mail.";
        fault_login: "Tên đăng nhập cần 3 đến 40 ký tự, chỉ gồm chữ cái không dấu, chữ số, dấu chấm, gạch nối, gạch dưới và bắt đầu bằng chữ hoặc số.", "A user name has 3 to 40 letters without marks, digits, dots, hyphens or underscores, and begins with a letter or digit.";
        fault_login_taken: "Đã có tài khoản dùng tên đăng nhập này.", "Another account has this user name.";
        fault_display_name: "Hãy ghi họ và tên, tối đa 80 ký tự.", "Write the name, at most 80 characters.";
        fault_email: "Địa chỉ thư điện tử chưa đúng.", "This is no email address.";
        save: "Lưu thay đổi", "Save changes";
        saved: "Đã lưu.", "Saved.";
        back: "Danh sách người dùng", "All users";

        own_title: "Tài khoản của tôi", "My account";
        own_details: "Thông tin", "Details";
        password_title: "Mật khẩu", "Password";
        password_help: "Đổi mật khẩu thì mọi thiết bị khác đang đăng nhập phải đăng nhập lại.", "A new password ends your sessions on all other devices.";
        old_password: "Mật khẩu đang dùng", "Current password";
        new_password: "Mật khẩu mới", "New password";
        new_password_hint: "Ít nhất 12 ký tự. Một câu dài của riêng bạn vừa dễ nhớ vừa khó đoán.", "At least 12 characters. A long sentence of your own is easy to remember and hard to guess.";
        new_password_again: "Nhập lại mật khẩu mới", "New password once more";
        change_password: "Đổi mật khẩu", "Change the password";
        password_changed: "Đã đổi mật khẩu. Các thiết bị khác phải đăng nhập lại.", "The password is changed. Other devices must log in again.";
        password_wrong: "Mật khẩu đang dùng chưa đúng.", "The current password is wrong.";
        sessions_title: "Thiết bị đang đăng nhập", "Where you are logged in";
        sessions_help: "Nếu thấy thiết bị lạ, hãy kết thúc phiên đó rồi đổi mật khẩu.", "End a session that is not yours, then change the password.";
        this_device: "Thiết bị này", "This device";
        unknown_device: "Thiết bị không rõ", "Unknown device";
        session_from: "đăng nhập lúc", "logged in at";
        session_seen: "dùng lần cuối lúc", "last used at";
        end_session: "Kết thúc", "End";
        end_session_of: "Kết thúc phiên trên", "End the session on";
        end_other_sessions: "Kết thúc mọi phiên khác", "End all other sessions";
        session_ended: "Đã kết thúc phiên.", "The session is ended.";
        session_gone: "Phiên này đã kết thúc trước đó.", "That session had ended before.";

        second_title: "Xác thực hai bước", "Two-step verification";
        second_off: "Chưa bật. Khi bật, ngoài mật khẩu, mỗi lần đăng nhập cần thêm mã từ điện thoại của bạn: kẻ biết mật khẩu cũng không vào được.", "Off. When it is on, every login needs a code from your telephone besides the password: knowing the password is not enough.";
        second_on: "Xác thực hai bước đang bật.", "Two-step verification is on.";
        app_title: "Ứng dụng xác thực", "Authenticator";
        app_on: "Đang dùng mã của ứng dụng xác thực.", "Codes of an authenticator are in use.";
        app_unreadable: "Máy chủ đã đổi khoá bí mật nên không dùng được ứng dụng xác thực này nữa. Hãy tắt xác thực hai bước ở dưới rồi thiết lập lại.", "The secret key of the server has changed, so this authenticator is of no use any more. Turn two-step verification off below and set it up again.";
        second_unreadable: "Máy chủ đã đổi khoá bí mật, nên ứng dụng xác thực của người dùng này không dùng được nữa: phải thiết lập lại. Nếu họ không còn mã dự phòng, hãy gỡ xác thực hai bước để họ đăng nhập và thiết lập lại.", "The secret key of the server has changed, so the authenticator of this user is of no use any more and must be set up again. If they have no recovery codes left, take two-step verification away so that they can log in and set it up.";
        app_off: "Ứng dụng trên điện thoại hiện mã 6 chữ số, đổi sau mỗi nửa phút.", "An application on your telephone shows 6 digits, new ones every half minute.";
        passkeys_title: "Khoá truy cập (passkey)", "Passkeys";
        passkeys_help: "Vân tay, khuôn mặt hoặc mã PIN của máy, hay khoá bảo mật USB. Khoá truy cập không dùng được ở trang giả mạo.", "Fingerprint, face or PIN of the device, or a USB security key. A passkey cannot be shown to a false site.";
        passkeys_impossible: "Khoá truy cập cần trang được mở bằng tên miền qua HTTPS.", "Passkeys need the site to be reached by its name over HTTPS.";
        passkey_name: "Đặt tên khoá", "Name of the passkey";
        passkey_name_hint: "Ví dụ: Máy tính phòng tin học.", "For example: computer of the IT room.";
        passkey_add: "Thêm khoá truy cập", "Add a passkey";
        passkey_needs_script: "Trình duyệt này không tạo được khoá truy cập, hoặc JavaScript đang tắt.", "This browser cannot make passkeys, or JavaScript is off.";
        passkey_failed: "Chưa dùng được khoá truy cập. Hãy thử lại.", "The passkey could not be used. Try again.";
        passkey_added: "Đã thêm khoá truy cập.", "The passkey is added.";
        passkey_added_at: "thêm lúc", "added at";
        passkey_removed: "Đã gỡ khoá truy cập.", "The passkey is removed.";
        passkey_remove: "Gỡ", "Remove";
        passkey_remove_of: "Gỡ khoá", "Remove the passkey";
        last_factor: "Đây là cách xác thực cuối cùng. Muốn thôi dùng, hãy tắt xác thực hai bước ở dưới.", "This is the last way to prove yourself. To give it up, turn two-step verification off below.";
        second_manage: "Thiết lập xác thực hai bước", "Set up two-step verification";
        second_required: "Vai trò của bạn cần xác thực hai bước. Hãy thiết lập trước khi làm việc tiếp.", "Your role needs two-step verification. Set it up before you go on.";
        second_begin: "Bắt đầu thiết lập", "Begin";
        second_step_app: "1. Cài một ứng dụng xác thực trên điện thoại (Google Authenticator, Microsoft Authenticator, Aegis…).", "1. Install an authenticator on your telephone (Google Authenticator, Microsoft Authenticator, Aegis…).";
        second_step_scan: "2. Trong ứng dụng, thêm tài khoản và quét hình này.", "2. Add an account in it and scan this picture.";
        second_qr: "Mã QR để thêm tài khoản vào ứng dụng xác thực", "QR code that adds the account to an authenticator";
        second_type: "Không quét được thì nhập khoá này:", "If you cannot scan, type this key:";
        second_step_code: "3. Nhập mã 6 chữ số mà ứng dụng hiện.", "3. Type the 6 digits it shows.";
        second_code: "Mã từ ứng dụng", "Code from the authenticator";
        second_confirm: "Bật xác thực hai bước", "Turn it on";
        second_code_wrong: "Mã chưa đúng. Hãy kiểm tra giờ trên điện thoại rồi nhập mã đang hiện.", "The code is wrong. Check the telephone's clock and type the code it shows now.";
        second_again: "Tạo hình khác", "Make another picture";
        codes_title: "Mã dự phòng", "Recovery codes";
        codes_left: "Còn lại {} mã dự phòng chưa dùng.", "{} recovery codes are left.";
        codes_text: "Mất điện thoại thì dùng một trong các mã này thay cho mã của ứng dụng; mỗi mã dùng được một lần. Hãy in ra hoặc chép lại và cất nơi an toàn: trang này không hiện lại lần nữa.", "Without your telephone use one of these codes; each works once. Print or write them down and keep them safe: they are not shown again.";
        codes_kept: "Tôi đã cất các mã này", "I have put them away";
        codes_new: "Tạo mã dự phòng mới", "Make new recovery codes";
        codes_new_help: "Tạo mã mới thì các mã cũ không dùng được nữa.", "New codes end the earlier ones.";
        second_turn_off: "Tắt xác thực hai bước", "Turn it off";
        second_turn_off_help: "Đổi điện thoại thì tắt rồi thiết lập lại trên điện thoại mới.", "For a new telephone turn it off and set it up again.";
        second_turned_off: "Đã tắt xác thực hai bước.", "Two-step verification is off.";

        users_title: "Người dùng", "Users";
        search: "Tìm theo tên hoặc thư điện tử", "Name or email";
        all_roles: "Mọi vai trò", "All roles";
        state: "Tình trạng", "State";
        all_states: "Mọi tình trạng", "All states";
        open: "Đang hoạt động", "Open";
        locked: "Đã khoá", "Locked";
        invited: "Chưa đặt mật khẩu", "No password yet";
        none_found: "Không có người dùng nào khớp.", "No user matches.";
        last_seen: "Hoạt động lần cuối", "Last active";
        not_seen: "Không đăng nhập", "Not logged in";
        second_short: "Hai bước", "Two steps";
        yes: "Có", "Yes";
        no: "Không", "No";
        add: "Thêm người dùng", "Add a user";
        add_help: "Người dùng nhận một liên kết dùng một lần trong 24 giờ để tự đặt mật khẩu.", "The user gets a link that works once within 24 hours and sets a password with it.";
        add_send: "Tạo tài khoản", "Make the account";
        link_title: "Liên kết đặt mật khẩu", "Link to set a password";
        link_text: "Hãy chép liên kết này và gửi riêng cho người dùng. Liên kết dùng được một lần trong 24 giờ và không hiện lại ở đây.", "Copy this link and give it to the user alone. It works once within 24 hours and is not shown again.";
        link_mailed: "Đã gửi liên kết đặt mật khẩu tới", "The link to set a password was sent to";
        link_not_mailed: "Chưa gửi được thư; hãy chép liên kết dưới đây.", "The mail could not be sent; copy the link below.";
        link_for: "Cho tài khoản", "For the account";
        reset: "Gửi liên kết đặt lại mật khẩu", "Make a link to set a new password";
        reset_help: "Các liên kết trước đó của tài khoản này hết hiệu lực. Mật khẩu cũ vẫn dùng được đến khi đặt mật khẩu mới.", "Earlier links of this account end. The old password works until a new one is set.";
        lock: "Khoá tài khoản", "Lock the account";
        lock_sure: "Khoá tài khoản này? Người dùng bị đăng xuất khỏi mọi thiết bị và không vào được nữa, đến khi mở khoá.", "Lock this account? The user is logged out everywhere and stays out until it is unlocked.";
        unlock: "Mở khoá tài khoản", "Unlock the account";
        end_all_sessions: "Đăng xuất khỏi mọi thiết bị", "Log out everywhere";
        end_all_sessions_sure: "Đăng xuất người dùng này khỏi mọi thiết bị? Những gì chưa lưu của họ có thể mất.", "Log this user out everywhere? What they have not saved may be lost.";
        take_second: "Gỡ xác thực hai bước", "Take two-step verification away";
        take_second_sure: "Gỡ xác thực hai bước của người dùng này? Chỉ làm vậy khi chắc chắn chính họ đã mất điện thoại và mã dự phòng.", "Take two-step verification away from this user? Do so only when it is certain that they lost telephone and recovery codes.";
        cancel: "Thôi", "Cancel";
        actions: "Thao tác", "Actions";
        oneself: "Bạn không thể tự khoá hoặc tự đổi vai trò của mình. Hãy nhờ quản trị viên khác.", "You cannot lock yourself or change your own role. Ask another administrator.";
        last_administrator: "Đây là quản trị viên duy nhất đăng nhập được, nên không khoá và không đổi vai trò được. Hãy thêm quản trị viên khác trước.", "This is the only administrator who can log in, so it cannot be locked or changed. Add another administrator first.";
        is_locked: "Tài khoản đang khoá. Hãy mở khoá trước.", "The account is locked. Unlock it first.";
        required_title: "Yêu cầu xác thực hai bước", "Require two-step verification";
        required_help: "Người dùng từ vai trò này trở lên phải thiết lập xác thực hai bước trước khi làm việc.", "Users of this role and above must set up two-step verification before they can work.";
        required_label: "Bắt buộc từ vai trò", "Required from";
        required_nobody: "Không bắt buộc", "Not required";
        done: "Đã thực hiện.", "Done.";

        mail_subject: "Đặt mật khẩu vào bàn biên tập", "Set your newsroom password";
        mail_body: "Kính gửi {name},\n\nTài khoản “{login}” của {site} cần đặt mật khẩu. Hãy mở liên kết sau trong 24 giờ, liên kết chỉ dùng được một lần:\n\n{link}\n\nNếu không chờ thư này, xin bỏ qua và báo quản trị viên.", "Dear {name},\n\nthe account “{login}” of {site} needs a password. Open this link within 24 hours; it works once:\n\n{link}\n\nIf you did not expect this mail, ignore it and tell the administrator.";
    }
}

impl UserWords {
    /// What a role is called.
    #[must_use]
    pub const fn role_of(&self, role: Role) -> &'static str {
        match role {
            Role::Reporter => self.reporter,
            Role::Editor => self.editor,
            Role::Approver => self.approver,
            Role::Administrator => self.administrator,
        }
    }

    /// What is wrong with a field.
    #[must_use]
    pub const fn fault(&self, fault: AccountFault) -> &'static str {
        match fault {
            AccountFault::Login => self.fault_login,
            AccountFault::LoginTaken => self.fault_login_taken,
            AccountFault::DisplayName => self.fault_display_name,
            AccountFault::Email => self.fault_email,
        }
    }
}
