// Autoscalers as JSON: the fields of one, the same in a scenario's list, in its events and in a workspace's journal,
// and the configuration files of amazon-kinesis-scaling-utils (9.8.8) under their own field names.
//
//   {"name": "keeper", "stream": "clicks", "maxShards": 64, "targetTracking": {"target": 70}}
//   {"name": "ops", "stream": "clicks", "scalingUtils": {"minShards": 2, "scaleUp": {…}, "scaleDown": {…}}}
#pragma once

#include "base/json_writer.h"
#include "operations/autoscaler_config.h"
#include "world/json_fields.h"

#include <string_view>
#include <vector>

namespace shardscope::world {

[[nodiscard]] operations::AutoscalerConfig readAutoscaler(Fields& fields);
// Fields into an object that the caller begins and ends.
void writeFields(base::JsonWriter& json, const operations::AutoscalerConfig& config);

// The monitors of such a file, a list or a single one; each is named after its stream. `place` is for messages.
[[nodiscard]] base::Result<std::vector<operations::AutoscalerConfig>> parseScalingUtils(std::string_view json,
    std::string_view place);

}
