// Streams out of infrastructure as code: what "terraform show -json" prints of a plan or a state, and templates of
// CloudFormation in JSON. Shards are even, as they are when such a stream is made; its consumers and policies come
// with it.
#pragma once

#include "base/json_reader.h"
#include "world/json_fields.h"
#include "world/scenario.h"

#include <string>
#include <string_view>
#include <vector>

namespace shardscope::world {

[[nodiscard]] bool isTerraform(const base::JsonValue& root);
[[nodiscard]] bool isCloudFormation(const base::JsonValue& root);

// Each adds to `into`, with the home of a stream where the text says it. Names in an account need not be said in a
// template: a stream without one is called as its resource is.
void readTerraform(const base::JsonValue& root, FileReading& reading, std::vector<ScenarioStream>& into);
void readCloudFormation(const base::JsonValue& root, FileReading& reading, std::vector<ScenarioStream>& into);

// What to do with a text that is not JSON, where it looks like one of these in their own languages; empty elsewhere.
[[nodiscard]] std::string_view conversionOf(std::string_view text);

}
