//! The component kit. Each file is one component and says what it is for, how it behaves without JavaScript and
//! what the keyboard does; its CSS has the same name under `style/components`.

mod brand;
mod button;
mod empty;
mod error_page;
mod face;
mod field;
mod form_note;
mod icon;
pub mod icons;
mod install_hint;
mod legal_links;
mod offline_notice;
mod page;
mod preferences;
mod public_frame;
mod select;
mod skip_link;
mod submit;
mod task_frame;
mod update_banner;

pub use brand::{Brand, Mark};
pub use button::{ButtonKind, LinkButton};
pub use empty::Empty;
pub use error_page::{ErrorKind, ErrorPage, NotFound};
pub use face::{Face, FaceMark, ThemeLink};
pub use field::{Field, FieldKind};
pub use form_note::{DoneNote, FormNote};
pub use icon::{Icon, IconSize};
pub use install_hint::InstallHint;
pub use legal_links::LegalLinks;
pub use offline_notice::OfflineNotice;
pub use page::{PageTitle, RouteFocus};
pub use preferences::PreferencesMenu;
pub use public_frame::PublicFrame;
pub use select::Select;
pub use skip_link::SkipLink;
pub use submit::Submit;
pub use task_frame::TaskFrame;
pub use update_banner::UpdateBanner;
