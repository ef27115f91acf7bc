// What the engine says a call looks like outside is what the wire reads: the two describe the same model apart.
#include "world/api_request.h"

#include "support/scenarios.h"
#include "wire/body.h"
#include "wire/operations.h"

#include <gtest/gtest.h>

#include <set>

using namespace shardscope;

namespace {

// The names in a body that its shape knows, at any depth.
void expectKnown(const std::vector<world::ApiMember>& members, const wire::Shape& shape, const std::string& path)
{
    for (const world::ApiMember& member : members) {
        const auto field = std::find_if(shape.fields.begin(), shape.fields.end(),
            [&](const wire::Field& each) { return each.name == member.name; });
        ASSERT_NE(field, shape.fields.end()) << path << "/" << member.name;
        if (field->of == nullptr)
            continue;
        if (field->type == wire::FieldType::Structure)
            expectKnown(member.value.members, *field->of, path + "/" + member.name);
        for (const world::ApiMember& element : member.value.members) {
            if (field->type == wire::FieldType::List)
                expectKnown(element.value.members, *field->of, path + "/" + member.name);
        }
    }
}

}

TEST(ApiRequest, IsWhatTheWireReads)
{
    const streams::ServiceSettings settings;
    const wire::Naming naming{settings};
    std::set<std::string_view> seen;
    for (world::Command command : support::everyCommand()) {
        // What only we can ask for: the service knows no instant before a world, and one way to partition.
        if (auto* iterator = std::get_if<streams::GetShardIteratorRequest>(&command.action))
            iterator->timestamp = base::instantAt(base::Duration{1'500});
        if (auto* channel = std::get_if<streams::CreateChannelRequest>(&command.action))
            channel->s3TablesDestination->partitionSpec = "TIME_HOUR";
        const auto request = world::apiRequest(command.action, settings);
        if (!request)
            continue;
        SCOPED_TRACE(request->operation);
        seen.insert(request->operation);
        const wire::Operation* operation = wire::operationNamed(request->operation);
        ASSERT_NE(operation, nullptr);
        expectKnown(request->members, operation->input, "");
        std::string json = world::bodyJson(*request);
        const std::string written = json;
        wire::Body body;
        ASSERT_TRUE(body.read(wire::Codec::Json, json));
        ASSERT_EQ(wire::convert(body, operation->input), std::nullopt) << written;
        const world::Action again = operation->decode(wire::Value{body.nodes(), 0}, naming);
        EXPECT_EQ(world::bodyJson(*world::apiRequest(again, settings)), written);
    }
    EXPECT_EQ(seen.size(), wire::operations().size());
}
