//! Visit statistics as readers see them.

use serde::{Deserialize, Serialize};

/// The three numbers of *Thống kê truy cập*.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct VisitCounts {
    /// Distinct visitors seen in the last five minutes.
    pub online: u64,
    /// Visits since midnight in Việt Nam.
    pub today: u64,
    /// Visits since the portal opened.
    pub total: u64,
}
