// What a template says where one call was made: a resource that the call makes, or lines for one that is there already.
// A call that no template has a word for gives the reason.
#pragma once

#include "world/api_request.h"
#include "world/call_code.h"

namespace shardscope::world {

// `request` is that of the call; `form` is Terraform, CloudFormation or CDK. A stream that is made belongs to that
// account and region, where a field is not empty; what is changed says nothing of either.
[[nodiscard]] CallCode templateCode(const Action& call, const ApiRequest& request, CodeForm form,
    const streams::Home& elsewhere);

}
