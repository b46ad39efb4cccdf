"""Patient letters as templates, by the engine that fills them in: ‹what is found› is marked, code holds the same words.

Each letter comes with values to fill it in with, so that an engine can say that it is a template at all.
"""

from __future__ import annotations

from typing import Any, NamedTuple

__all__ = ["LETTERS", "Letter"]


class Letter(NamedTuple):
    """A letter: the engine it is for, the ending of its file, its text, and values for it; no engine where none is."""

    engine: str
    suffix: str
    text: str
    values: tuple[dict[str, Any], ...] = ({},)


WHO = {"name": "Ann", "utilise": "A", "prior_to": "B", "drug": "Zor", "dose": "5 mg"}
BOTH = ({**WHO, "late": True}, {**WHO, "late": False})
MEDS = ({**WHO, "meds": [{"name": "Zor", "n": 1}, {"name": "Wib", "n": 2}]}, {**WHO, "meds": []})

LETTERS = [
    # Jinja2
    Letter("jinja2", ".txt.j2", "Dear {{ name }},\n\nPlease ‹utilise› the lift.\n", BOTH),
    Letter("jinja2", ".txt.jinja", "Dear {{ utilise }},\n\nCome in ‹prior to› {{ prior_to }}.\n", BOTH),
    Letter("jinja2", ".txt.jinja2", "{# utilise prior to #}Dear {{ name|default('utilise') }}, ‹utilise› it.\n", BOTH),
    Letter("jinja2", ".j2", "{% if late %}Come ‹prior to› noon.{% else %}‹Utilise› the bus.{% endif %} Rest.\n", BOTH),
    Letter("jinja2", ".md.j2", "# For {{ name }}\n\n- {% if late %}‹utilise›{% elif utilise %}take{% endif %} it\n", BOTH),
    Letter("jinja2", ".txt.j2", "{%- set utilise = 'prior to' -%}\n  Come ‹prior to› {{ utilise }} noon.\n", BOTH),
    Letter("jinja2", ".txt.j2", "Take {{ dose if late else 'prior to' }} and ‹utilise› a cup.\n", BOTH),
    Letter("jinja2", ".txt.j2", "{% for m in meds %}\nTake {{ m.name }} ‹prior to› bed.\n{% else %}\n‹Utilise› none.\n{% endfor %}\n", MEDS),
    Letter("jinja2", ".txt.j2", "{% raw %}‹Utilise› {{ this }}.{% endraw %} Come ‹prior to› noon.\n"),
    Letter("jinja2", ".txt.j2", "Please {{ _('‹utilise› the ramp') }}. {% trans %}Come ‹prior to› noon.{% endtrans %}\n"),
    Letter("jinja2", ".md.j2", "| Drug | When |\n| - | - |\n{% for m in meds %}\n| {{ m['name'] }} | ‹prior to› bed |\n{% endfor %}\n", MEDS),
    Letter("jinja2", ".txt.j2", "You have {{ {'utilise': {'a': 'b'}}['utilise']['a'] }}. ‹Utilise› \"}}\" and {{ '}}' }} it.\n"),
    Letter("jinja2", ".txt.j2", "We saw {{ name }}\r\n{% if late %}\r\nand ‹utilise› this\r\n{% endif %}\r\ntoday.\r\n", BOTH),
    # Django
    Letter("django", ".txt", 'Dear {{ name|default:"utilise" }},\n\n‹Utilise› it {# prior to #} now.\n', BOTH),
    Letter("django", ".md", '{% load i18n %}\n{% trans "Please ‹utilise› the lift." %}\n', BOTH),
    Letter("django", ".txt", '{% comment "utilise" %}prior to{% endcomment %}Come ‹prior to› noon.\n'),
    Letter("django", ".txt", "{% load i18n %}{% blocktrans count n=n %}‹Utilise› it.{% plural %}Come ‹prior to› noon.{% endblocktrans %}\n", ({"n": 1}, {"n": 2})),
    Letter("django", ".txt", "{% verbatim %}‹Utilise› {{ this }}.{% endverbatim %} Rest.\n"),
    Letter("django", ".txt", "{% for m in meds %}Take {{ m.name }} ‹prior to› bed.{% empty %}‹Utilise› none.{% endfor %}\n", MEDS),
    Letter("django", ".txt", "{% with utilise=name %}Dear {{ utilise }}, ‹utilise› it.{% endwith %}\n", BOTH),
    # Nunjucks and Twig
    Letter("nunjucks", ".md.njk", "# Hello\n\n{% if late %}\nCome ‹prior to› noon.\n{% else %}\n‹Utilise› the bus.\n{% endif %}\n", BOTH),
    Letter("nunjucks", ".njk", "{% switch drug %}{% case 'Zor' %}‹Utilise› a cup.{% default %}Come ‹prior to› noon.{% endswitch %}\n", BOTH),
    Letter("nunjucks", ".txt.njk", "{# utilise #}{% set utilise = 1 %}Dear {{ name }}, come ‹prior to› noon.\n", BOTH),
    Letter("twig", ".txt.twig", "Please bring\n{% if late %}\nyour notes and ‹utilise›\n{% endif %}\nthe lift.\n", BOTH),
    Letter("twig", ".twig", "{% set utilise = 'prior to' %}Come ‹prior to› noon, {{ name|upper }}.\n", BOTH),
    # Liquid
    Letter("liquid", ".txt.liquid", "Dear {{ name | default: 'utilise' }},\n\n‹Utilise› the lift.\n", BOTH),
    Letter("liquid", ".liquid", "{% unless late %}‹Utilise› it.{% else %}Come ‹prior to› noon.{% endunless %}\n", BOTH),
    Letter("liquid", ".txt.liquid", "{% case drug %}{% when 'Zor' %}‹Utilise› it.{% else %}Come ‹prior to› noon.{% endcase %}\n", BOTH),
    Letter("liquid", ".md.liquid", "{% comment %} utilise {% endcomment %}\n{% assign prior_to = 'prior to' %}\n- ‹utilise› it\n"),
    Letter("liquid", ".txt.liquid", "{% raw %}‹Utilise› {{ this }}.{% endraw %} Rest.\n"),
    # Handlebars and Mustache
    Letter("handlebars", ".txt.hbs", "Dear {{name}},\n{{#if late}}\nCome ‹prior to› noon.\n{{else}}\n‹Utilise› the bus.\n{{/if}}\n", BOTH),
    Letter("handlebars", ".handlebars", "{{!-- utilise {{prior_to}} --}}{{#unless late}}‹Utilise›{{else}}Take{{/unless}} it.\n", BOTH),
    Letter("handlebars", ".md.hbs", "# Care\n\n{{#each meds}}\n- {{this.name}} ‹prior to› bed\n{{else}}\n- ‹utilise› none\n{{/each}}\n", MEDS),
    Letter("handlebars", ".txt.hbs", "{{! utilise }}Please bring\n{{#if late}}\nyour notes ‹prior to› noon\n{{/if}}\nwith you.\n", BOTH),
    Letter("handlebars", ".txt.hbs", "{{~#if late~}} Come {{{name}}} ‹prior to› noon. {{~^~}} Rest. {{~/if~}}\n", BOTH),
    Letter("mustache", ".txt.mustache", "{{#late}}Come ‹prior to› noon.{{/late}}{{^late}}‹Utilise› the bus.{{/late}}\n", BOTH),
    Letter("mustache", ".mustache", "Dear {{&utilise}} and {{{prior_to}}},\n{{! prior to }}\n‹Utilise› it.\n", BOTH),
    # ERB and EJS
    Letter("erb", ".txt.erb", "Dear <%= name %>,\n<%# utilise %>\n‹Utilise› the lift.\n", BOTH),
    Letter("erb", ".erb", "<% if late %>Come ‹prior to› noon.<% elsif utilise %>‹Utilise› it.<% else %>Rest.<% end %>\n", BOTH),
    Letter("erb", ".md.erb", "<% [1, 2].each do |utilise| %>\n- ‹utilise› it\n<% end %>\n"),
    Letter("ejs", ".txt.ejs", "Dear <%- name %>,\n<% if (late) { %>Come ‹prior to› noon.<% } else { %>‹Utilise› it.<% } %>\n", BOTH),
    Letter("ejs", ".ejs", "<% meds.forEach(function (utilise) { -%>\nTake <%= utilise.name %> ‹prior to› bed.\n<% }) -%>\n", MEDS),
    # Go
    Letter("", ".txt.tmpl", "Dear {{ .Name }},\n{{/* utilise */}}\n{{- if .Late }}Come ‹prior to› noon.{{ else }}‹Utilise› it.{{ end }}\n"),
    # What Python and JavaScript fill in
    Letter("format", ".txt", "Dear {name}, come ‹prior to› {prior_to:>3} and ‹utilise› {utilise!r:.2}.\n", BOTH),
    Letter("percent", ".txt", "Dear %(name)s, ‹utilise› %(drug)s ‹prior to› %(prior_to)s.\n", BOTH),
    Letter("dollar", ".md", "Dear ${name},\n\n- ‹utilise› ${drug} ‹prior to› ${prior_to}\n", BOTH),
    # What has no engine here
    Letter("", ".txt", "Dear ((name)), ((late??please come ‹prior to› noon)). ‹Utilise› the ((utilise)).\n"),
    Letter("", ".md", "# ((first name))\n\n- ((day of appointment)): ‹utilise› the lift\n"),
    Letter("", ".txt", "Dear %name%, ‹utilise› it ‹prior to› %APPOINTMENT_DATE%.\n"),
    Letter("", ".txt", "{days, plural, one {Come ‹prior to› noon.} other {‹Utilise› {drug} for # days.}}\n"),
    Letter("", ".txt", "{who, select, utilise {You ‹utilise› it} other {They rest}} until {d, date, long}.\n"),
    Letter("", ".txt", "Dear «Title» «Utilise», come ‹prior to› «Date_of_Visit» to «Clinic Name».\n"),
    Letter("", ".txt", 'Dear { MERGEFIELD Utilise \\* MERGEFORMAT }, ‹utilise› the { MERGEFIELD "Prior to" }.\n'),
    Letter("", ".txt", "Dear @FNAME@, ‹utilise› *** ‹prior to› @UTILISE(1)@. {LIST:12345} {Utilise:304}\n"),
    Letter("", ".txt", 'It is {Blank single:19197::"good to ‹utilise›","best ‹prior to› bed"}.\n'),
    Letter("", ".md", "Dear [Patient name],\n\n‹Utilise› ____ ‹prior to› [insert utilise date].\n"),
]  # fmt: skip
