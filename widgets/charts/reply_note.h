// What became of a request, said where it was made: the service's own exception and text with
// the plain reason and remedy, or that it was accepted. It leaves by itself.
#pragma once

#include "widgets/theme.h"
#include "world/runner.h"

#include <QLabel>
#include <QTimer>

#include <optional>

namespace shardscope::widgets {

class ReplyNote : public QLabel {
    Q_OBJECT

public:
    explicit ReplyNote(QWidget* parent);

    void setTheme(const Theme& theme);
    // The request that `what` names has been made at this pixel of the parent.
    void expect(const QString& what, int x);
    // It went out under this ticket.
    void await(world::Ticket ticket) { m_awaited = ticket; }
    // Shows the reply if it is the one awaited, with the quotas as they are in a run of those settings; `top` is the
    // highest pixel it may cover.
    void show(world::Ticket ticket, const world::Reply& reply, const streams::ServiceSettings& settings, int top);
    // The parent's width has changed.
    void place(int top);

signals:
    // Why was the call refused that the note is about?
    void whyAsked();

private:
    void show(const QString& html, int milliseconds, int top);

    Theme m_theme = Theme::light();
    QTimer m_end;
    std::optional<world::Ticket> m_awaited;
    QString m_what;
    int m_x = 0;
};

}
