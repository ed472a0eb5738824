package org.vmorph.vmm.rv64;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.vmorph.model.text.Program;

/** The text of the monitor, as it is or with a mistake in it, assembled. */
final class MonitorText {
  private static final Path FOLDER =
      Path.of(System.getProperty("vmorph.root", ".."), "vmm", "asm", "rv64");

  private MonitorText() {}

  static Program asItIs() {
    return assembled(new AtomicInteger(), "", "");
  }

  /** With a mistake: what stands there, once, and what somebody wrote instead. */
  static Program with(String right, String wrong) {
    var places = new AtomicInteger();
    var program = assembled(places, right, wrong);
    assertThat(places).as("places of what is changed:%n%s", right).hasValue(1);
    return program;
  }

  private static Program assembled(AtomicInteger places, String right, String wrong) {
    return Rv64Guests.ASSEMBLER.assemble(
        "monitor.s",
        text("monitor.s", places, right, wrong),
        file -> text(file, places, right, wrong));
  }

  private static String text(String file, AtomicInteger places, String right, String wrong) {
    var text = Rv64Guests.read(FOLDER.resolve(file));
    if (right.isEmpty()) {
      return text;
    }
    var parts = text.split(Pattern.quote(right), -1);
    places.addAndGet(parts.length - 1);
    return String.join(wrong, parts);
  }
}
