import distinguo as dg

rulebook = dg.shipped_rulebook("cn.reference")
assert rulebook is not None
kernel = dg.Kernel(rulebook)
gain = dg.Finding(fact="gain", answer="self", by="verifier-1")
batch = [dg.Findings(under=[dg.Under(rulebook="cn.reference", findings=found)]) for found in ([], [gain])]
for determination in kernel.determine_batch(batch):
    match determination.result:
        case dg.Outcome.DETERMINED(tables=[tolerance, *_]):
            print(len(tolerance.possible), "outcomes possible,", len(tolerance.open), "facts open:", tolerance.possible)
try:
    dg.Findings.from_json('{"format": "distinguo.findings/2", "under": []}')
except dg.Unusable as error:
    print(error)
