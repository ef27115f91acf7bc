// A stream as the code that makes one like it in an account: what people take from here into their own files.
#pragma once

#include "streams/service.h"

#include <array>
#include <string>
#include <string_view>

namespace shardscope::world {

enum class CodeForm : std::uint8_t { AwsCli, Boto3, JavaScript, Terraform, CloudFormation, Cdk };
inline constexpr std::array kCodeForms{CodeForm::AwsCli, CodeForm::Boto3, CodeForm::JavaScript, CodeForm::Terraform,
    CodeForm::CloudFormation, CodeForm::Cdk};

// "AWS CLI": the name of a product, the same in every language.
[[nodiscard]] std::string_view codeFormName(CodeForm form);

// Makes a stream with the same name, capacity, retention, encryption, metrics, tags, record size, placing of records,
// policy and registered consumers, in its region and account where these are not the first home's. What a form has no
// word for is left out, with a line that says so. Ranges cannot be asked for when a stream is made, so those of uneven
// shards are not the same: remarks then say so, with the calls that make them.
[[nodiscard]] std::string streamCode(const streams::Service& service, const streams::Stream& stream, CodeForm form);
// Of a stream that is yet to be made: there, or where a field is empty, wherever the code runs anyway.
[[nodiscard]] std::string streamCode(const streams::CreateStreamRequest& request, CodeForm form,
    const streams::Home& elsewhere = {});

}
