// Simulated clients as JSON: the fields of producers, agents and consumers, the same in a
// scenario's lists, in its events and in a workspace's journal. Writing leaves out what is
// as usual; reading puts it back.
#pragma once

#include "base/json_writer.h"
#include "clients/config.h"
#include "world/json_fields.h"

#include <memory>
#include <string>

namespace shardscope::world {

[[nodiscard]] clients::ProducerConfig readProducer(Fields& fields);
[[nodiscard]] clients::ConsumerConfig readConsumer(Fields& fields);
[[nodiscard]] clients::AgentConfig readAgent(Fields& fields);

// The file of an agent, through the reading's FileReader: by its digest where one is given,
// else (or when there is nothing under that name) by its path. Fills in config.digest, and
// refuses a file whose digest is not the one that was given. Null without a FileReader.
[[nodiscard]] std::shared_ptr<const clients::Dataset> readDataset(Fields& fields, clients::AgentConfig& config);

// Fields into an object that the caller begins and ends.
void writeFields(base::JsonWriter& json, const clients::ProducerConfig& config);
void writeFields(base::JsonWriter& json, const clients::ConsumerConfig& config);
void writeFields(base::JsonWriter& json, const clients::AgentConfig& config);

// The fields of a policy, of an object or among those of a command.
void readFailurePolicy(Fields& fields, clients::FailurePolicy& policy);
void writeFields(base::JsonWriter& json, const clients::FailurePolicy& policy);
void readShardPolicy(Fields& fields, clients::ShardPolicy& policy);
void writeFields(base::JsonWriter& json, const clients::ShardPolicy& policy);

void readConsumerKind(Fields& fields, clients::ConsumerConfig::Kind& kind);
void writeConsumerKind(base::JsonWriter& json, clients::ConsumerConfig::Kind kind);

// A number where the curve is level, else its knots. Values are fixed-point with `decimals`.
void writeCurve(base::JsonWriter& json, const clients::Curve& curve, int decimals);
void readCurve(Fields& fields, std::string_view name, clients::Curve& curve, int decimals, std::int64_t highest);

inline constexpr int kPpmDecimals = 6;

}
