// One request as the call that makes it: of the AWS CLI, of boto3, of the AWS SDK for JavaScript; and what a text with
// such calls begins with. The client that they call, "kinesis", is made by whoever puts them together.
#pragma once

#include "world/api_request.h"

#include <string>
#include <string_view>
#include <vector>

namespace shardscope::world {

// Once, before the calls: the function that makes their data, if it is not to be held; imports.
[[nodiscard]] std::string awsCliHead(const std::vector<ApiRequest>& requests);
[[nodiscard]] std::string boto3Head(const std::vector<ApiRequest>& requests);
[[nodiscard]] std::string javaScriptHead(const std::vector<ApiRequest>& requests);

// Each ends its line. `region` is empty for the one that the tool has anyway; `answerMember` names the member of the
// answer that goes into a variable, for the call that follows, and is empty for most.
[[nodiscard]] std::string awsCliCall(const ApiRequest& request, std::string_view region, std::string_view answerMember);
// The answer is in the variable "response".
[[nodiscard]] std::string boto3Call(const ApiRequest& request);
// `variable` is what the answer goes into: "const response = ", or empty.
[[nodiscard]] std::string javaScriptCall(const ApiRequest& request, std::string_view variable);

}
