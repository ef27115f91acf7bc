// The endpoint of the window: lets programs on this computer call the run that is open. Closed until somebody asks.
#pragma once

#include "server/server.h"
#include "widgets/engine_link.h"

#include <QObject>
#include <QString>

#include <memory>

namespace shardscope::app {

class Endpoint : public QObject {
    Q_OBJECT

public:
    static constexpr std::uint16_t kUsualPort = 4567;

    Endpoint(widgets::EngineLink& engine, QObject* parent);
    ~Endpoint() override;

    // What the run that is open is called outside. An open endpoint goes on with it at its port.
    void serve(const streams::ServiceSettings& service);
    // On the loopback alone. 0: a port that is free. failed() when it cannot be had.
    void open(std::uint16_t port);
    // What is under way is answered first, for at most two seconds.
    void close();
    // At the port of last time, or the usual one.
    void setIsOpen(bool isOpen);

    [[nodiscard]] bool isOpen() const { return m_server != nullptr; }
    // "http://127.0.0.1:4567"; empty while it is closed.
    [[nodiscard]] QString url() const;
    [[nodiscard]] std::uint16_t port() const;
    [[nodiscard]] server::ServerCounts counts() const;
    [[nodiscard]] const streams::ServiceSettings& service() const { return m_service; }

signals:
    void changed();
    void failed(const QString& problem);

private:
    widgets::EngineLink& m_engine;
    streams::ServiceSettings m_service;
    std::unique_ptr<server::Server> m_server;
    std::uint16_t m_askedPort = kUsualPort;
};

}
