#include "endpoint.h"

namespace shardscope::app {

Endpoint::Endpoint(widgets::EngineLink& engine, QObject* parent) : QObject(parent), m_engine(engine) {}

Endpoint::~Endpoint() = default;

void Endpoint::serve(const streams::ServiceSettings& service)
{
    m_service = service;
    if (!isOpen())
        return;
    close();
    setIsOpen(true);
}

void Endpoint::open(std::uint16_t port)
{
    if (isOpen())
        return;
    m_askedPort = port;
    server::ServerSettings settings;
    settings.port = port;
    auto server = server::Server::open(settings, m_service, m_engine.runner());
    if (server) {
        m_server = std::move(*server);
        m_askedPort = m_server->port();
    } else {
        emit failed(tr("Programs cannot call this run: %1 (Run > Lines for a program of your own > Port).")
                        .arg(QString::fromStdString(server.error().text())));
    }
    emit changed();
}

void Endpoint::close()
{
    if (!isOpen())
        return;
    m_server->stop();
    m_server.reset();
    emit changed();
}

void Endpoint::setIsOpen(bool isOpen)
{
    if (isOpen)
        open(m_askedPort);
    else
        close();
}

QString Endpoint::url() const { return isOpen() ? QString::fromStdString(m_server->url()) : QString(); }

std::uint16_t Endpoint::port() const { return isOpen() ? m_server->port() : 0; }

server::ServerCounts Endpoint::counts() const { return isOpen() ? m_server->counts() : server::ServerCounts{}; }

}
