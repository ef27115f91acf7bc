// "Copy as…": a menu of the forms that calls can be written in for an account of one's own. Those that have no code
// for these calls are left out.
#pragma once

#include "world/call_code.h"

#include <QToolButton>

#include <functional>
#include <vector>

namespace shardscope::widgets {

class CopyCodeButton : public QToolButton {
    Q_OBJECT

public:
    explicit CopyCodeButton(QWidget* parent);

    // Asked when the menu opens.
    struct Source {
        std::function<std::vector<world::Action>()> calls;
        std::function<streams::ServiceSettings()> settings;
    };
    void setSource(Source source) { m_source = std::move(source); }

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void fill();

    Source m_source;
};

}
