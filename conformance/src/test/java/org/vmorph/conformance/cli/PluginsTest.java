package org.vmorph.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vmorph.conformance.cli.output.ExitCode;
import org.vmorph.model.machines.MachineProvider;
import org.vmorph.vmm.Vmm;

/** Machines and monitors out of a jar that was compiled elsewhere. */
class PluginsTest {
  private static final String MACHINES =
      """
      package mine;
      import java.util.List;
      import org.vmorph.model.arch.Architecture;
      import org.vmorph.model.machines.*;
      public class Mine implements MachineProvider {
        public List<Architecture> machines() {
          return List.of(Machines.named("jrst1").orElseThrow().plus("my-machine", "Mine."));
        }
      }
      """;

  private static final String MONITOR =
      """
      package mine;
      import org.vmorph.vmm.*;
      import java.util.Optional;
      import org.vmorph.model.arch.Architecture;
      public class MyMonitor implements Vmm {
        private final Vmm inner = new org.vmorph.vmm.control.Hybrid();
        public String name() { return "my-monitor"; }
        public Optional<String> inapplicable(Architecture machine) {
          return inner.inapplicable(machine);
        }
        public Efficiency efficiency() { return inner.efficiency(); }
        public long room(long words) { return inner.room(words); }
        public Guest boot(Host host, long[] image) { return inner.boot(host, image); }
      }
      """;

  @TempDir private Path folder;

  /** A folder of classes with their services. */
  private Path classes(String machines, String monitor) throws IOException {
    var source = Files.createDirectories(folder.resolve("src/mine"));
    var classes = Files.createDirectories(folder.resolve("classes"));
    var files =
        List.of(
            Files.writeString(source.resolve("Mine.java"), machines),
            Files.writeString(source.resolve("MyMonitor.java"), monitor));
    var words = new ArrayList<>(List.of("-d", classes.toString(), "-proc:none"));
    words.addAll(List.of("-cp", System.getProperty("java.class.path")));
    files.forEach(file -> words.add(file.toString()));
    int code =
        ToolProvider.getSystemJavaCompiler().run(null, null, null, words.toArray(String[]::new));
    assertThat(code).isZero();
    service(classes, MachineProvider.class, "mine.Mine");
    service(classes, Vmm.class, "mine.MyMonitor");
    return classes;
  }

  private static void service(Path classes, Class<?> service, String name) throws IOException {
    var services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(services.resolve(service.getName()), name + "\n");
  }

  private String jar() throws IOException {
    return jar(classes(MACHINES, MONITOR));
  }

  private String jar(Path classes) throws IOException {
    var file = folder.resolve("mine.jar");
    try (var jar = new JarOutputStream(Files.newOutputStream(file));
        var files = Files.walk(classes)) {
      for (var one : files.filter(Files::isRegularFile).toList()) {
        jar.putNextEntry(
            new JarEntry(classes.relativize(one).toString().replace(File.separatorChar, '/')));
        jar.write(Files.readAllBytes(one));
      }
    }
    return file.toString();
  }

  @Test
  void what_a_jar_offers_is_listed_with_the_jar() throws IOException {
    var shell = Shell.vmorph("isas", "--plugins", jar());
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.OK);
    assertThat(shell.out())
        .containsPattern("my-machine +32 +intended +Mine\\. \\(mine\\.jar\\)")
        .contains("monitor of mine.jar: my-monitor");
  }

  @Test
  void a_folder_of_classes_will_do_and_so_will_one_of_jars() throws IOException {
    var classes = classes(MACHINES, MONITOR);
    assertThat(Shell.vmorph("isas", "--plugins", classes.toString()).out())
        .contains("monitor of classes: my-monitor");
    jar(classes);
    assertThat(Shell.vmorph("isas", "--plugins", folder.toString()).out())
        .contains("monitor of mine.jar: my-monitor");
  }

  @Test
  void its_machines_and_monitors_are_good_for_everything() throws IOException {
    var jar = jar();
    var classified = Shell.vmorph("classify", "my-machine", "--quiet", "--plugins", jar);
    assertThat(classified.out()).as(classified.toString()).contains("Theorem 1: fails: jrstu");
    var fails =
        Shell.vmorph("--plugins", jar, "conform", "--isa", "my-machine", "--programs", "300");
    assertThat(fails.code()).as(fails.toString()).isEqualTo(ExitCode.DIVERGENCE);
    var token = "my-machine:trap-and-emulate:d1:s1974:p1:g3";
    assertThat(fails.out()).contains("./vmorph replay " + token);
    assertThat(Shell.vmorph("replay", token, "--plugins", jar).code())
        .isEqualTo(ExitCode.DIVERGENCE);
    var passes =
        Shell.vmorph(
            "conform",
            "--plugins",
            jar,
            "--isa",
            "my-machine",
            "--vmm",
            "my-monitor",
            "--programs",
            "1000");
    assertThat(passes.code()).as(passes.toString()).isEqualTo(ExitCode.OK);
    var run =
        Shell.vmorph(
            "run",
            "../guests/hello.s",
            "--plugins",
            jar,
            "--vmm",
            "my-monitor",
            "--isa",
            "my-machine");
    assertThat(run.out()).as(run.toString()).isEqualTo("hello, world\n");
    assertThat(Shell.vmorph("manual", "my-machine", "--plugins", jar).code())
        .isEqualTo(ExitCode.OK);
  }

  @Test
  void without_the_option_they_are_unknown() throws IOException {
    Shell.vmorph("isas", "--plugins", jar());
    refused(Shell.vmorph("classify", "my-machine"), "unknown machine 'my-machine'");
    refused(Shell.vmorph("conform", "--vmm", "my-monitor"), "unknown monitor 'my-monitor'");
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "my-machine | jrst1 | mine.jar: there is a machine jrst1 already, from vmorph",
        "my-monitor | hybrid | mine.jar: there is a monitor hybrid already, from vmorph",
        "my-monitor | my:monitor | mine.jar: 'my:monitor' is no name for a monitor; expected"
            + " letters",
        "return List.of(Mach | if (true) { throw new IllegalStateException(\"no\"); } return"
            + " List.of(Mach | mine.jar: mine.Mine: machines() throws"
            + " java.lang.IllegalStateException: no in Mine.machines (Mine.java:",
        "return \"my-monitor\"; | return null; | mine.jar: mine.MyMonitor: name() gives null",
        "return List.of(Mach | return java.util.Arrays.asList(null, Mach | mine.jar: mine.Mine:"
            + " machines() gives null",
        "return List.of(Mach | if (true) { return new java.util.AbstractList<>() { public"
            + " Architecture get(int i) { throw new UnsupportedOperationException(\"lazy\"); }"
            + " public int size() { return 1; } }; } return List.of(Mach | mine.jar: mine.Mine:"
            + " machines() throws java.lang.UnsupportedOperationException: lazy",
        "public class MyMonitor | class MyMonitor | org.vmorph.vmm.Vmm: mine.MyMonitor",
        "named(\"jrst1\") | named(new Shape(22, 6, 0).toString()) | mine.jar: mine.Mine: machines()"
            + " throws java.lang.IllegalArgumentException: a shape of addresses of 6 bits and 2^0"
            + " registers; expected at least 1 bit, and 2^1 in Mine.machines (Mine.java:",
        "named(\"jrst1\") | named(\"jrst9\") | mine.jar: mine.Mine: machines() throws"
            + " java.util.NoSuchElementException",
      })
  void a_service_that_is_no_good_is_one_line(String right, String wrong, String message)
      throws IOException {
    assertThat(MACHINES + MONITOR).contains(right);
    var jar = jar(classes(MACHINES.replace(right, wrong), MONITOR.replace(right, wrong)));
    refused(Shell.vmorph("isas", "--plugins", jar), message);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "return List.of(Mach | return List.of(Machines.named(\"smsw\").orElseThrow().plus(\"m\","
            + " \"\", odd())); } static List<Architecture> unused() { return List.of(Mach",
        "{ public List | { static final Object ODD = Machines.named(\"smsw\").orElseThrow()"
            + ".plus(\"m\", \"\", odd()); public List",
        "{ public List | { final Object odd = Machines.named(\"smsw\").orElseThrow()"
            + ".plus(\"m\", \"\", odd()); public List",
      })
  void a_machine_that_means_nothing_is_told_of_in_its_own_line(String right, String wrong)
      throws IOException {
    var odd =
        MACHINES
            .replaceAll("\\s+", " ")
            .replace(right, wrong)
            .replaceAll(
                "\\} $",
                "static org.vmorph.model.ir.Instruction odd() { return"
                    + " org.vmorph.model.ir.Instruction.instruction(256, \"odd\","
                    + " new ThirdGenerationParts(Shape.FULL).NONE).does(); } }");
    refused(
        Shell.vmorph("isas", "--plugins", jar(classes(odd, MONITOR))),
        "m: odd: opcode 256 does not fit its 8 bits");
  }

  @Test
  void a_machine_too_small_for_a_guest_under_a_monitor_is_asked_and_inconclusive()
      throws IOException {
    var tiny =
        MACHINES.replace("named(\"jrst1\").orElseThrow()", "thirdGeneration(Shape.TINY).get(0)");
    var jar = jar(classes(tiny, MONITOR));
    var shell = Shell.vmorph("check", "--isa", "my-machine", "--programs", "10", "--plugins", jar);
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.INCONCLUSIVE);
    assertThat(shell.out())
        .contains("trap-and-emulate, hybrid: a guest of 64 words under 1 monitor needs 80; my-mach")
        .contains("under 3 monitors needs 112; my-machine has 63.")
        .endsWith("prediction and observation: 3 inconclusive\n");
  }

  @Test
  void test_states_come_with_a_machine_and_are_checked_with_it() throws IOException {
    var classes = classes(MACHINES, MONITOR);
    var states = Files.createDirectories(classes.resolve("META-INF/vmorph/vectors"));
    var file = states.resolve("my-machine.json");
    var made =
        Shell.vmorph(
            "vectors", "my-machine", "--plugins", classes.toString(), "--out", file.toString());
    assertThat(made.code()).as(made.toString()).isEqualTo(ExitCode.OK);
    var conform =
        List.of("conform", "--plugins", classes.toString(), "--isa", "my-machine", "--states");
    var tried =
        Shell.vmorph(
            Stream.concat(conform.stream(), Stream.of("--vmm", "my-monitor", "--programs", "100"))
                .toArray(String[]::new));
    assertThat(tried.code()).as(tried.toString()).isEqualTo(ExitCode.OK);
    assertThat(tried.out()).containsPattern("[1-9]\\d* test states");

    Files.writeString(file, Files.readString(file).replace("\"my-machine\"", "\"yours\""));
    refused(
        Shell.vmorph("isas", "--plugins", classes.toString()),
        "my-machine.json: machine 'yours': expected 'my-machine'");
  }

  @Test
  void a_jar_that_is_no_good_is_one_line() throws IOException {
    var broken = Files.writeString(folder.resolve("broken.jar"), "no jar");
    refused(Shell.vmorph("isas", "--plugins", broken.toString()), "broken.jar: is no jar");
    refused(
        Shell.vmorph("isas", "--plugins", folder.resolve("no.jar").toString()),
        "no.jar: no such file; expected a jar or a folder");
    var classes = classes(MACHINES, MONITOR);
    service(classes, Vmm.class, "mine.Missing");
    refused(Shell.vmorph("isas", "--plugins", jar(classes)), "Provider mine.Missing not found");
    var empty = Files.createDirectory(folder.resolve("empty"));
    refused(
        Shell.vmorph("isas", "--plugins", empty.toString()),
        "offers nothing; expected META-INF/services/org.vmorph.model.machines.MachineProvider or");
  }

  private static void refused(Shell shell, String message) {
    assertThat(shell.code()).as(shell.toString()).isEqualTo(ExitCode.WRONG_USE);
    assertThat(shell.err().strip()).contains(message).doesNotContain("\n");
    assertThat(shell.out()).isEmpty();
  }
}
