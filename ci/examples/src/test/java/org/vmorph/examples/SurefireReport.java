package org.vmorph.examples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * What Surefire wrote of a test class.
 *
 * @param passed the names of the tests that did
 * @param skipped the names of those that were skipped, and why
 * @param others the names of those that failed
 */
record SurefireReport(
    String classPath, List<String> passed, Map<String, String> skipped, List<String> others) {
  static SurefireReport of(Path project, String testClass)
      throws IOException, ParserConfigurationException, SAXException {
    var file = project.resolve("target/surefire-reports/TEST-" + testClass + ".xml");
    var xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    var skipped = new TreeMap<String, String>();
    for (var test : elements(xml, "testcase")) {
      if (has(test, "skipped")) {
        skipped.put(
            test.getAttribute("name"),
            test.getTextContent().strip().lines().findFirst().orElse(""));
      }
    }
    return new SurefireReport(
        property(xml, "surefire.test.class.path"), named(xml, true), skipped, named(xml, false));
  }

  private static List<String> named(Document xml, boolean passed) {
    return elements(xml, "testcase").stream()
        .filter(test -> !has(test, "skipped"))
        .filter(test -> passed != (has(test, "failure") || has(test, "error")))
        .map(test -> test.getAttribute("name"))
        .toList();
  }

  private static boolean has(Element test, String outcome) {
    return test.getElementsByTagName(outcome).getLength() > 0;
  }

  private static String property(Document xml, String name) {
    return elements(xml, "property").stream()
        .filter(property -> property.getAttribute("name").equals(name))
        .map(property -> property.getAttribute("value"))
        .findFirst()
        .orElseThrow();
  }

  private static List<Element> elements(Document xml, String name) {
    var nodes = xml.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }
}
