// Who may do what, in words: the steps to an answer of the policy tester, keys, switches, and the account's commitment.
#pragma once

#include "streams/access_path.h"
#include "world/world.h"

#include <QString>

namespace shardscope::widgets {

// One sentence.
[[nodiscard]] QString stepText(const streams::AccessStep& step);
// What a step means for the call.
enum class StepSense { Allows, Refuses, Passes };
[[nodiscard]] StepSense senseOf(const streams::AccessStep& step);

// "disabled"
[[nodiscard]] QString keyStateText(streams::KeyState state);
// "kms:Decrypt"
[[nodiscard]] QString keyUseText(streams::KeyUse use);
// "everybody" for kAny, or the name itself; likewise "all operations".
[[nodiscard]] QString callerText(const std::string& caller);
[[nodiscard]] QString operationText(const std::string& operation);
// "web, PutRecord: refused since 00:02:00"
[[nodiscard]] QString switchText(const streams::AccessRules::Switch& one);
// "clicks", "app of clicks": of the ARN of a stream or a consumer.
[[nodiscard]] QString resourceText(const std::string& arn, const world::World& world);
// As DescribeAccountSettings tells it, in a sentence or two.
[[nodiscard]] QString commitmentText(const streams::MinimumThroughputBillingCommitment& commitment, base::Instant now);

}
