package org.vmorph.conformance.cli;

import java.io.StringWriter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.vmorph.conformance.rules.Rule;

/**
 * What came of the rules in the XML that CI servers read: a test case for each. What is not shown
 * is no success: a rule that was not asked is skipped, one that nobody can judge after a failure as
 * well, and an inconclusive run is an error.
 *
 * @param under what the test cases stand under: machine, monitor, and how they were tried
 */
record JUnitXml(String under, Map<Rule, Told> rules) {
  /** What can come of a rule; but for the first an element of that name says so. */
  enum Outcome {
    PASSED,
    FAILURE,
    ERROR,
    SKIPPED;

    private String element() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * What is told of a rule.
   *
   * @param message in a line; empty if it has passed
   * @param text the whole story
   * @param notes of what is known and no failure, say
   */
  record Told(Outcome outcome, String message, String text, List<String> notes) {
    static Told passed() {
      return new Told(Outcome.PASSED, "", "", List.of());
    }

    static Told failed(String message, String text) {
      return new Told(Outcome.FAILURE, message, text, List.of());
    }

    static Told inconclusive(String reason) {
      return new Told(Outcome.ERROR, "inconclusive: " + reason, "", List.of());
    }

    static Told skipped(String why) {
      return new Told(Outcome.SKIPPED, why, "", List.of());
    }

    Told with(List<String> others) {
      return new Told(outcome, message, text, others);
    }
  }

  /** Every rule, each as it is told of. */
  static JUnitXml of(String under, Function<Rule, Told> tell) {
    var rules = new EnumMap<Rule, Told>(Rule.class);
    Arrays.stream(Rule.values()).forEach(rule -> rules.put(rule, tell.apply(rule)));
    return new JUnitXml(under, rules);
  }

  /** The whole file. */
  String text() {
    try {
      return suite();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a text that is no XML", e);
    }
  }

  private String suite() throws XMLStreamException {
    var suite = new StringWriter();
    var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(suite);
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", "vmorph conform");
    xml.writeAttribute("tests", String.valueOf(rules.size()));
    xml.writeAttribute("failures", count(Outcome.FAILURE));
    xml.writeAttribute("errors", count(Outcome.ERROR));
    xml.writeAttribute("skipped", count(Outcome.SKIPPED));
    xml.writeCharacters("\n");
    for (var rule : rules.entrySet()) {
      testCase(xml, rule.getKey(), rule.getValue());
    }
    xml.writeEndElement();
    xml.close();
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + suite + "\n";
  }

  private String count(Outcome outcome) {
    return String.valueOf(
        rules.values().stream().filter(told -> told.outcome() == outcome).count());
  }

  private void testCase(XMLStreamWriter xml, Rule rule, Told told) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("name", rule.id() + " " + rule.title());
    xml.writeAttribute("classname", "vmorph." + under);
    if (told.outcome() != Outcome.PASSED) {
      xml.writeStartElement(told.outcome().element());
      xml.writeAttribute("message", printable(told.message()));
      xml.writeCharacters(printable(told.text()));
      xml.writeEndElement();
    }
    for (var note : told.notes()) {
      xml.writeStartElement("system-out");
      xml.writeCharacters(printable(note));
      xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeCharacters("\n");
  }

  /** XML has no way to write other control characters. */
  private static String printable(String text) {
    return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "?");
  }
}
