package org.vmorph.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.vmorph.vmm.Vmm;

/** A monitor out of a folder of classes, compiled from a text in which something goes wrong. */
public final class PluginFolder {
  private static final String MONITOR =
      """
      package mine;
      import org.vmorph.vmm.*;
      import java.util.Optional;
      import org.vmorph.model.arch.Architecture;
      import org.vmorph.model.concrete.Engine;
      import org.vmorph.model.ir.*;
      public class MyMonitor implements Vmm {
        private final Vmm inner = new org.vmorph.vmm.control.TrapAndEmulate();
        public String name() { return "my-monitor"; }
        public Optional<String> inapplicable(Architecture machine) {
          return inner.inapplicable(machine);
        }
        public long room(long words) { return inner.room(words); }
        public Guest boot(Host host, long[] image) {
          BOOT
          return new Mine(inner.boot(host, image));
        }
        static final class Mine implements Guest {
          private final Guest guest;
          Mine(Guest guest) { this.guest = guest; }
          public Engine engine() { return guest.engine(); }
          public long size() { return guest.size(); }
          public Span owns() { return guest.owns(); }
          public Tally tally() { return guest.tally(); }
          public boolean halted() { return guest.halted(); }
          public long get(Cell cell) { GET return guest.get(cell); }
          public void set(Cell cell, long word) { guest.set(cell, word); }
          public long load(File file, long index) { LOAD return guest.load(file, index); }
          public void loadAll(File file, long index, long[] into) {
            guest.loadAll(file, index, into);
          }
          public long used(File file) { return guest.used(file); }
          public void store(File file, long index, long word) { guest.store(file, index, word); }
          public Exit run(long steps) {
            var before = guest.steps();
            RUN
            return guest.run(steps);
          }
        }
      }
      """;

  private PluginFolder() {}

  /** The folder, with something done at a place: BOOT, GET, LOAD or RUN. */
  static String doing(Path folder, String place, String what) throws IOException {
    var text = MONITOR.replace(place, what);
    for (var other : List.of("BOOT", "GET", "LOAD", "RUN")) {
      text = text.replace(other, "");
    }
    return of(folder, text);
  }

  /** The folder, with something else in the place of a text, and of another. */
  static String saying(Path folder, String... rightAndWrong) throws IOException {
    var text = MONITOR.replaceAll("BOOT|GET|LOAD|RUN", "");
    for (int i = 0; i < rightAndWrong.length; i += 2) {
      assertThat(text).contains(rightAndWrong[i]);
      text = text.replace(rightAndWrong[i], rightAndWrong[i + 1]);
    }
    return of(folder, text);
  }

  /** The folder of a monitor that is written so. */
  public static String of(Path folder, String text) throws IOException {
    return of(folder, Vmm.class, "MyMonitor", text);
  }

  /** The folder of a service whose class is written so. */
  public static String of(Path folder, Class<?> service, String name, String text)
      throws IOException {
    var source = Files.createDirectories(folder.resolve("src/mine"));
    var classes = Files.createDirectories(folder.resolve("classes"));
    var file = Files.writeString(source.resolve(name + ".java"), text);
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-d",
                classes.toString(),
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                file.toString());
    assertThat(code).isZero();
    var services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(services.resolve(service.getName()), "mine." + name + "\n");
    return classes.toString();
  }
}
