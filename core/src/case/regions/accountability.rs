//! Accountability: the stage of the proceeding that the case belongs to, as its organ reports it. It selects lengths and
//! what is deferred.

use super::super::act::ReportStage;
use super::super::draft::Draft;
use super::super::effect::Effect;

pub(crate) fn report(draft: &mut Draft<'_>, body: &ReportStage) {
    draft.emit(Effect::StageSet { stage: body.stage });
}
