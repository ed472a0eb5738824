package org.vmorph.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.control.TrapAndEmulate;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Counts as a picture. */
class ChartTest {
  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  private static double width(Document svg, int bar) {
    // The first rectangle is the paper.
    var rect = (Element) svg.getElementsByTagName("rect").item(bar + 1);
    return Double.parseDouble(rect.getAttribute("width"));
  }

  @Test
  void a_bar_is_longer_by_as_much_for_each_power_of_ten() throws Exception {
    var counts = new LinkedHashMap<String, Long>();
    counts.put("a", 9L);
    counts.put("b", 99L);
    counts.put("c", 999L);
    var svg = parsed(Chart.of("a < b & c", List.of(new Chart.Group("g", counts)), "none"));
    assertThat(width(svg, 1) - width(svg, 0))
        .isCloseTo(width(svg, 2) - width(svg, 1), org.assertj.core.api.Assertions.within(0.2));
    assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("a < b & c");
  }

  @Test
  void what_was_not_reached_has_no_bar_and_is_named() throws Exception {
    var machine = Machines.named("third-generation").orElseThrow();
    var result = Campaign.of(Setting.of(machine, List.of(new TrapAndEmulate())), 1974, 1).run();
    var coverage = result.coverage();
    assertThat(coverage.reached()).isLessThan(coverage.toReach());
    var svg = parsed(CoverageChart.of(result));
    assertThat(svg.getElementsByTagName("rect").getLength() - 1).isEqualTo(coverage.reached());
    var texts = svg.getElementsByTagName("text");
    int missing = 0;
    for (int i = 0; i < texts.getLength(); i++) {
      missing += texts.item(i).getTextContent().equals("not reached") ? 1 : 0;
    }
    assertThat(missing).isEqualTo(coverage.toReach() - coverage.reached());
  }
}
