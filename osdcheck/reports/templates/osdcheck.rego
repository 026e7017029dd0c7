# Denies what is not open source, over the JSON of `osdcheck check --format json`.
#
#   osdcheck check sbom.spdx.json --format json -o input.json
#   opa eval --data osdcheck.rego --input input.json 'data.osdcheck.deny'
#   conftest test --namespace osdcheck --policy . input.json
#
# Exceptions are data, with a reason: {"exceptions": [{"target": "…", "criterion": "OSD-6", "reason": "…"}]}

package osdcheck

import rego.v1

deny contains message if {
	some evaluation in input
	some verdict in evaluation.verdicts
	verdict.status == "violates"
	not excepted(evaluation.target, verdict.criterion)
	message := concat(" ", [evaluation.target, "violates", verdict.criterion, verdict.findings[0].quote])
}

deny contains message if {
	some failure in input
	failure.schema == "osdcheck/error/1"
	message := failure.message
}

warn contains message if {
	some evaluation in input
	some verdict in evaluation.verdicts
	verdict.status == "unclear"
	not excepted(evaluation.target, verdict.criterion)
	message := concat(" ", [evaluation.target, "leaves open", verdict.criterion, verdict.questions[0]])
}

excepted(target, criterion) if {
	some exception in data.exceptions
	exception.target == target
	exception.criterion == criterion
	exception.reason != ""
}
