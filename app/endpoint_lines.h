// Lines to paste into a program of one's own, so that it calls the endpoint.
#pragma once

#include <QString>

#include <array>

namespace shardscope::app {

enum class Client { AwsCli, Boto3, JavaScript, Java };
inline constexpr std::array kClients{Client::AwsCli, Client::Boto3, Client::JavaScript, Client::Java};

// What it is called where it comes from: never translated.
[[nodiscard]] QString clientName(Client client);
// Puts one record into the stream.
[[nodiscard]] QString endpointLines(Client client, const QString& url, const QString& region, const QString& stream);

}
