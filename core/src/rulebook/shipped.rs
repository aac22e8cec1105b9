//! The rulebooks that ship with the kernel.

macro_rules! books {
    ($($id:literal = $file:literal),+ $(,)?) => {
        /// Id, name and document, Chinese books first, of several versions the newest first.
        pub(crate) const BOOKS: &[(&str, &str, &str)] =
            &[$(($id, $file, include_str!(concat!("../../rulebooks/", $file, ".json")))),+];
    };
}

books! {
    "cn.reference" = "cn.reference",
    "cn.accountability.2019" = "cn.accountability.2019",
    "cn.zhejiang.zuiduopaoyici.2018" = "cn.zhejiang.zuiduopaoyici.2018",
    "cn.shandong.xinjiudongneng.2019" = "cn.shandong.xinjiudongneng.2019",
    "cn.sichuan.ftz.2024" = "cn.sichuan.ftz.2024",
    "cn.soe-managers.2024" = "cn.soe-managers.2024",
    "cn.sanctions.2020" = "cn.sanctions.2020",
    "cn.supervision.2024" = "cn.supervision.2024",
    "cn.civil-servants.2018" = "cn.civil-servants.2018",
    "cn.hunan.clarification" = "cn.hunan.clarification.2023",
    "cn.hunan.clarification" = "cn.hunan.clarification.2021",
    "kr.active-administration" = "kr.active-administration",
    "eu.376-2014" = "eu.376-2014",
    "fr.crpa.l123-1" = "fr.crpa.l123-1",
    "uk.nhs-just-culture.2018" = "uk.nhs-just-culture.2018",
    "reason.culpability.1997" = "reason.culpability.1997",
}

/// The document of that name; for an id, that of its newest version.
pub(crate) fn text(name: &str) -> Option<&'static str> {
    let named = BOOKS.iter().find(|(_, known, _)| *known == name);
    named.or_else(|| BOOKS.iter().find(|(id, _, _)| *id == name)).map(|(_, _, text)| *text)
}

/// Every id, once.
pub(crate) fn ids() -> impl Iterator<Item = &'static str> {
    let newest = |position: &usize| {
        let id = BOOKS.get(*position).map(|(id, _, _)| id);
        BOOKS.iter().take(*position).all(|(known, _, _)| Some(known) != id)
    };
    (0..BOOKS.len()).filter(newest).filter_map(|position| BOOKS.get(position)).map(|(id, _, _)| *id)
}
