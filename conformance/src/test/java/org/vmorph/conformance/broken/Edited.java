package org.vmorph.conformance.broken;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.text.Assembler;
import org.vmorph.vmm.image.ImageMonitor;

/**
 * A change to the text of a monitor that ships, in whichever of its files it is.
 *
 * @param monitor which
 * @param right what is there, once
 * @param wrong what somebody wrote instead
 */
record Edited(String monitor, String right, String wrong) {
  private static final Path ASM = Path.of(System.getProperty("vmorph.root", ".."), "vmm", "asm");

  /** The monitor with this change, assembled as any other. */
  ImageMonitor monitor(String name, Architecture machine) {
    try {
      var whole = monitor + ".s";
      var places = new AtomicInteger();
      var program =
          new Assembler(machine).assemble(whole, text(whole, places), file -> text(file, places));
      assertThat(places).as("places of what is changed:%n%s", right).hasValue(1);
      return ImageMonitor.of(name, machine, program);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text(String file, AtomicInteger places) throws IOException {
    var parts = Files.readString(ASM.resolve(file)).split(Pattern.quote(right), -1);
    places.addAndGet(parts.length - 1);
    return String.join(wrong, parts);
  }
}
