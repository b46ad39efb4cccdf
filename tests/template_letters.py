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
    # HTML
    Letter("jinja2", ".html.j2", "<!doctype html>\n<title>For {{ name }}</title>\n<h1>Hello {{ utilise }}</h1>\n<p>Please ‹utilise› the <b>lift</b>.</p>\n", BOTH),
    Letter("jinja2", ".html.j2", '<p {% if late %}class="prior to"{% endif %} title="{{ utilise }} prior to">‹Utilise› it ‹prior to› noon.</p>\n', BOTH),
    Letter("jinja2", ".htm.jinja", '<ul>{% for m in meds %}\n<li class="{{ m.name }}">{{ m.name }} ‹prior to› bed</li>\n{% else %}<li>‹utilise› none{% endfor %}</ul>\n', MEDS),
    Letter("jinja2", ".html.j2", "<div {% if late %}hidden{% endif %}>Come ‹prior to› noon.</div> ‹Utilise› it.\n", BOTH),
    Letter("jinja2", ".html.j2", "{% if late %}<div style='display:none'>{% else %}<div>{% endif %}‹Utilise› it.</div>\n", BOTH),
    Letter("jinja2", ".html.j2", "{% if late %}<div hidden>prior to</div>{% endif %}<p>Come ‹prior to› noon.\n", BOTH),
    Letter("jinja2", ".html.j2", "<{% if late %}ol{% else %}ul{% endif %}><li>‹utilise› it</li></{% if late %}ol{% else %}ul{% endif %}>\n", BOTH),
    Letter("jinja2", ".j2", "{# utilise #}\n<p>Come <b>‹prior to›</b> {{ '<b>prior to</b>' if late }} noon.</p>\n", BOTH),
    Letter("jinja2", ".html.j2", '<!-- {% if late %}utilise{% endif %} --><a href="{{ prior_to }}?utilise={{ 1 }}">‹Utilise› it</a>, <a href={{ utilise }}>rest</a>.\n', BOTH),
    Letter("jinja2", ".html.j2", "<script>if (a < b) { utilise('{{ prior_to }}') }</script><p>‹Utilise› {{ name }}&rsquo;s cup<style>.utilise {}</style>\n", BOTH),
    Letter("django", ".html", '{% load i18n %}<p title="{% trans "prior to" %}">{% trans "Please ‹utilise› the <b>lift</b>." %}</p>\n', BOTH),
    Letter("nunjucks", ".html.njk", "<h2>{{ name }}</h2>{% if late %}\n<p>Come ‹prior to› noon.</p>\n{% else %}\n<p>‹Utilise› it.</p>\n{% endif %}\n", BOTH),
    Letter("twig", ".html.twig", '<td class="{% if late %}utilise{% else %}rest{% endif %}">‹prior to› noon</td>{# utilise #}\n', BOTH),
    Letter("liquid", ".html.liquid", '<p{% if late %} class="utilise"{% endif %}>‹Utilise› it, {{ name }}.</p>\n', BOTH),
    Letter("handlebars", ".html.hbs", '<table>{{#each meds}}<tr {{#if this.n}}class="prior to"{{/if}}><td>{{this.name}}</td><td>‹prior to› bed</td></tr>{{/each}}</table>\n', MEDS),
    Letter("mustache", ".html.mustache", "<ul>{{#meds}}<li>{{name}} ‹prior to› bed</li>{{/meds}}{{^meds}}<li>‹utilise› none</li>{{/meds}}</ul>\n", MEDS),
    Letter("erb", ".html.erb", "<p>Dear <%= name %>,</p>\n<% if late -%>\n<p>Come ‹prior to› noon.</p>\n<% else -%>\n<p>‹Utilise› it.</p>\n<% end -%>\n", BOTH),
    Letter("erb", ".html.erb", "<p class=\"<%= late ? 'utilise' : \"prior to\" %>\"<% if late %> title='utilise'<% end %>>‹Utilise› <%= '<b>prior to</b>' %> it.</p>\n", BOTH),
    Letter("ejs", ".html.ejs", "<ul><% meds.forEach(m => { %><li>‹Utilise› <%= m.name %></li><% }) %></ul><p title='<%= utilise %>'>‹prior to› bed\n", MEDS),
    Letter("", ".html.tmpl", '<p class="{{ .Utilise }}">Dear {{ .Name }},</p>\n{{- if .Late }}<p>Come ‹prior to› noon.</p>{{ else }}<p>‹Utilise› it.{{ end }}\n'),
    Letter("dollar", ".html", '<p title="${utilise}">Dear ${name},<p>‹utilise› ${drug} ‹prior to› ${prior_to}\n', BOTH),
    Letter("", ".htm", "<p class=MsoNormal>Dear «First_Name» <span>«Utilise»</span>, come ‹prior to› «Date_of_Visit».<o:p></o:p></p>\n"),
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
