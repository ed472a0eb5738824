package org.vmorph.conformance.cli.output;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.rules.Rules;

/**
 * What came of the rules in the XML that CI servers read: a test case for each. What is not shown
 * is no success: a rule that was not asked is skipped, one that nobody can judge after a failure as
 * well, and an inconclusive run is an error.
 *
 * <p>One run tries all rules at once, so its time is that of the first rule that is not skipped,
 * and the others have none of their own.
 *
 * @param under what the test cases stand under: machine, monitor, and how they were tried
 * @param from where it comes from; nothing if nothing could be run
 */
public record JUnitXml(String under, Map<Rule, Told> rules, Optional<Provenance> from) {
  /** What can come of a rule; but for the first an element of that name says so. */
  enum Outcome {
    PASSED,
    FAILURE,
    ERROR,
    SKIPPED;

    private String element() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What is told of a rule.
   *
   * @param message in a line; empty if it has passed
   * @param text the whole story
   * @param notes of what is known and no failure, say
   */
  public record Told(Outcome outcome, String message, String text, List<String> notes) {
    /** It was asked, and has passed. */
    public static Told passed() {
      return new Told(Outcome.PASSED, "", "", List.of());
    }

    /** It is broken. */
    public static Told failed(String message, String text) {
      return new Told(Outcome.FAILURE, message, text, List.of());
    }

    /** Nothing can be said of it. */
    public static Told inconclusive(String reason) {
      return new Told(Outcome.ERROR, "inconclusive: " + reason, "", List.of());
    }

    /** It was not asked. */
    public static Told skipped(String why) {
      return new Told(Outcome.SKIPPED, why, "", List.of());
    }

    /** The same with notes. */
    public Told with(List<String> others) {
      return new Told(outcome, message, text, others);
    }
  }

  /** Every rule, each as it is told of. */
  public static JUnitXml of(String under, Rules rules, Function<Rule, Told> tell) {
    var told = new TreeMap<Rule, Told>();
    rules.stream().forEach(rule -> told.put(rule, tell.apply(rule)));
    return new JUnitXml(under, told, Optional.empty());
  }

  /** The same, and where it comes from. */
  public JUnitXml from(Provenance provenance) {
    return new JUnitXml(under, rules, Optional.of(provenance));
  }

  /** The whole file. */
  public String text() {
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
    xml.writeAttribute("time", seconds(true));
    xml.writeCharacters("\n");
    properties(xml);
    for (var rule : rules.entrySet()) {
      testCase(xml, rule.getKey(), rule.getValue());
    }
    xml.writeEndElement();
    xml.close();
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + suite + "\n";
  }

  private void properties(XMLStreamWriter xml) throws XMLStreamException {
    if (from.isEmpty()) {
      return;
    }
    xml.writeStartElement("properties");
    for (var property : from.get().properties().entrySet()) {
      xml.writeEmptyElement("property");
      xml.writeAttribute("name", property.getKey());
      xml.writeAttribute("value", printable(property.getValue()));
    }
    xml.writeEndElement();
    xml.writeCharacters("\n");
  }

  /** In seconds, as JUnit has it. */
  private String seconds(boolean whole) {
    long milliseconds = whole ? from.map(it -> it.took().toMillis()).orElse(0L) : 0;
    return String.format(Locale.ROOT, "%.3f", milliseconds / 1000.0);
  }

  private Optional<Rule> first() {
    return rules.entrySet().stream()
        .filter(rule -> rule.getValue().outcome() != Outcome.SKIPPED)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private String count(Outcome outcome) {
    return String.valueOf(
        rules.values().stream().filter(told -> told.outcome() == outcome).count());
  }

  private void testCase(XMLStreamWriter xml, Rule rule, Told told) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("name", rule.id() + " " + rule.title());
    xml.writeAttribute("classname", "vmorph." + under);
    xml.writeAttribute("time", seconds(first().equals(Optional.of(rule))));
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
