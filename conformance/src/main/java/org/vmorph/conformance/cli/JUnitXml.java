package org.vmorph.conformance.cli;

import java.io.StringWriter;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.vmorph.conformance.kit.Alone;
import org.vmorph.conformance.kit.Judgement;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.Verdict;

/**
 * A run of conform in the XML that CI servers read: a test case for each rule, under the machine,
 * the monitor and the depth. What is not shown is no success: a rule that was not asked is skipped,
 * one that nobody can judge after a failure as well, and an inconclusive run is an error.
 */
final class JUnitXml {
  private final Conformed conformed;
  private final ToldFailures told;
  private int failures;
  private int errors;
  private int skipped;

  private JUnitXml(Conformed conformed, ToldFailures told) {
    this.conformed = conformed;
    this.told = told;
  }

  /**
   * The whole file.
   *
   * @param told the failures that are told; all there is to say of the first
   */
  static String of(Conformed conformed, ToldFailures told) {
    try {
      return new JUnitXml(conformed, told).suite();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a text that is no XML", e);
    }
  }

  private String suite() throws XMLStreamException {
    var cases = new StringWriter();
    var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(cases);
    for (var rule : Rule.values()) {
      testCase(xml, rule);
    }
    xml.close();
    var suite = new StringWriter();
    var out = XMLOutputFactory.newFactory().createXMLStreamWriter(suite);
    out.writeStartElement("testsuite");
    out.writeAttribute("name", "vmorph conform");
    out.writeAttribute("tests", String.valueOf(Rule.values().length));
    out.writeAttribute("failures", String.valueOf(failures));
    out.writeAttribute("errors", String.valueOf(errors));
    out.writeAttribute("skipped", String.valueOf(skipped));
    out.writeCharacters("\n");
    out.flush();
    suite.write(cases.toString());
    out.writeEndElement();
    out.close();
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + suite + "\n";
  }

  private void testCase(XMLStreamWriter xml, Rule rule) throws XMLStreamException {
    var setting = conformed.setting();
    xml.writeStartElement("testcase");
    xml.writeAttribute("name", rule.id() + " " + rule.title());
    xml.writeAttribute(
        "classname",
        "vmorph.%s.%s.depth-%d"
            .formatted(
                setting.machine(), setting.monitorNames().replace('.', '_'), setting.depth()));
    outcome(xml, rule);
    xml.writeEndElement();
    xml.writeCharacters("\n");
  }

  private void outcome(XMLStreamWriter xml, Rule rule) throws XMLStreamException {
    var why = notJudged(rule);
    var broken = told.first(rule);
    if (broken.isPresent()) {
      failures++;
      var smallest = broken.get().shrunk().smallest();
      boolean isFirst = told.first().equals(broken);
      var text = isFirst ? broken.get().text() : smallest.toString();
      note(xml, "failure", smallest.failure().toString(), text);
    } else if (conformed.verdict() == Verdict.INCONCLUSIVE) {
      errors++;
      note(xml, "error", "inconclusive: " + conformed.reason().orElse("no reason given"), "");
    } else if (why.isPresent()) {
      skipped++;
      note(xml, "skipped", why.get(), "");
    }
    known(xml, rule);
  }

  /** Why a rule that is not broken is not kept either. */
  private Optional<String> notJudged(Rule rule) {
    return switch (rule) {
      case R2, R4 -> Optional.of("asked of several guests side by side: conform --together");
      case T1, T2 -> Optional.of("asked of towers: tower");
      default -> {
        if (conformed.verdict() == Verdict.FAIL) {
          yield Optional.of("not judged, for another rule is broken and may hide it");
        }
        var judgement = new Alone(conformed.main()).judge(rule);
        yield judgement.outcome() == Judgement.Outcome.KEPT
            ? Optional.empty()
            : Optional.of(judgement.text());
      }
    };
  }

  /** A rule that is broken in a known way passes, and says so. */
  private void known(XMLStreamWriter xml, Rule rule) throws XMLStreamException {
    for (var known : conformed.known().entrySet()) {
      if (known.getKey().rule() == rule) {
        xml.writeStartElement("system-out");
        xml.writeCharacters(
            "known: " + known.getKey() + "; " + Count.of(known.getValue(), "program"));
        xml.writeEndElement();
      }
    }
  }

  private static void note(XMLStreamWriter xml, String element, String message, String text)
      throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeAttribute("message", message);
    // XML has no way to write other control characters.
    xml.writeCharacters(text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "?"));
    xml.writeEndElement();
  }
}
