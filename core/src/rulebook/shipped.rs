//! The rulebooks that ship with the kernel.

macro_rules! books {
    ($($id:literal),+ $(,)?) => {
        /// Id and document, Chinese books first.
        pub(crate) const BOOKS: &[(&str, &str)] =
            &[$(($id, include_str!(concat!("../../rulebooks/", $id, ".json")))),+];
    };
}

books! {
    "cn.reference",
    "cn.accountability.2019",
    "cn.zhejiang.zuiduopaoyici.2018",
    "cn.shandong.xinjiudongneng.2019",
    "cn.sichuan.ftz.2024",
    "cn.soe-managers.2024",
    "kr.active-administration",
    "eu.376-2014",
    "fr.crpa.l123-1",
    "uk.nhs-just-culture.2018",
    "reason.culpability.1997",
}

/// The document of that id.
pub(crate) fn text(id: &str) -> Option<&'static str> {
    BOOKS.iter().find(|(known, _)| *known == id).map(|(_, text)| *text)
}
