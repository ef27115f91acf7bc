#include "streams/arn.h"

#include <gtest/gtest.h>

namespace shardscope::streams {
namespace {

TEST(Arn, OfAStreamIsTakenApart)
{
    const StreamArn clicks{"us-east-1", "123456789012", "clicks"};
    EXPECT_EQ(parseStreamArn("arn:aws:kinesis:us-east-1:123456789012:stream/clicks"), clicks);
    EXPECT_EQ(parseStreamArn("arn:aws-cn:kinesis:us-east-1:123456789012:stream/clicks"), clicks);
    for (const char* text : {"", "clicks", "arn:aws:kinesis:us-east-1:123456789012:stream/", "arn:aws:s3:::bucket",
             "arn:aws:kinesis:us-east-1:12345678901:stream/clicks", "arn:aws:kinesis:us-east-1:12345678901x:stream/a",
             "arn:aws:kinesis:us-east-1:123456789012:stream/a b", "aws:aws:kinesis:us-east-1:123456789012:stream/a",
             "arn:aws:kinesis:us-east-1:123456789012:stream/clicks/consumer/app:5",
             "arn:aws:kinesis:us-east-1:123456789012:clicks"})
        EXPECT_FALSE(parseStreamArn(text).has_value()) << text;
}

TEST(Arn, OfAConsumerIsTakenApart)
{
    const ConsumerArn app{{"us-east-1", "123456789012", "clicks"}, "app", 1'795'132'800};
    const std::string stream = "arn:aws:kinesis:us-east-1:123456789012:stream/clicks";
    EXPECT_EQ(parseConsumerArn(stream + "/consumer/app:1795132800"), app);
    for (const char* end : {"", "/consumer/app", "/consumer/:5", "/consumer/app:", "/consumer/app:-5", "/app:5"})
        EXPECT_FALSE(parseConsumerArn(stream + end).has_value()) << end;
}

}
}
