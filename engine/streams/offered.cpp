#include "streams/offered.h"

#include <algorithm>
#include <array>

namespace shardscope::streams {

namespace {

constexpr std::string_view kTags = "AWS API changes, 2025-04-29: tags of consumers";
constexpr std::string_view kLarge = "Kinesis Data Streams document history: records of 10 MiB";
constexpr std::string_view kAdvantage = "AWS API changes, 2025-11-03: minimum throughput billing commitment";
// Not in the model of August 2026, but in that of November.
constexpr std::string_view kNewest = "service models of August and November 2026";

constexpr std::array kLater{
    LaterOperation{Action::TagResource, "2025-04", kTags},
    LaterOperation{Action::UntagResource, "2025-04", kTags},
    LaterOperation{Action::ListTagsForResource, "2025-04", kTags},
    LaterOperation{Action::UpdateMaxRecordSize, "2025-10", kLarge},
    LaterOperation{Action::DescribeAccountSettings, "2025-11", kAdvantage},
    LaterOperation{Action::UpdateAccountSettings, "2025-11", kAdvantage},
    LaterOperation{Action::UpdateStreamWarmThroughput, "2025-11", kAdvantage},
    LaterOperation{Action::UpdateStreamRecordDistributionStrategy, "2026", kNewest},
    LaterOperation{Action::CreateChannel, "2026", kNewest},
    LaterOperation{Action::DescribeChannel, "2026", kNewest},
    LaterOperation{Action::ListChannels, "2026", kNewest},
    LaterOperation{Action::UpdateChannel, "2026", kNewest},
    LaterOperation{Action::DeleteChannel, "2026", kNewest},
};

}

std::span<const LaterOperation> laterOperations() { return kLater; }

bool isOffered(Profile profile, Action action)
{
    return profile == Profile::Current
        || std::none_of(kLater.begin(), kLater.end(),
            [action](const LaterOperation& later) { return later.action == action; });
}

}
