// A slim line that says what was refused, why in plain words, what helps, and the service's
// own text. It goes by itself after a while, or by its cross.
#pragma once

#include "streams/service.h"
#include "widgets/theme.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class QToolButton;

namespace shardscope::widgets {

class Notice : public QFrame {
    Q_OBJECT

public:
    explicit Notice(QWidget* parent);

    // `settings`: of the run, whose quotas may be of its own.
    void showRefusal(const streams::Refusal& refusal, const streams::ServiceSettings& settings);
    // A message of our own: a file that cannot be read, a run that stopped.
    void showProblem(const QString& text);
    // Not an alarm: a text to be heard or read at leisure, with a remark after it.
    void say(const QString& text, const QString& remark);
    void setTheme(const Theme& theme);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showText(const QString& rich);

    Theme m_theme = Theme::light();
    QLabel* m_text;
    QToolButton* m_close;
    QTimer m_goesAway;
};

}
