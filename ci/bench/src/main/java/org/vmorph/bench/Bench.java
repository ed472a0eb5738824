package org.vmorph.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Measures everything: {@code [--quick] [--json FILE]}. The table goes to standard output, how far
 * it is to standard error. It ends with 0 whatever was missed, 1 if a machine does something else
 * than the reference interpreter, 2 if it cannot begin.
 */
public final class Bench {
  private static final int DIFFERENT = 1;
  private static final int CANNOT = 2;

  private final Effort effort;
  private final Path root;

  private Bench(Effort effort, Path root) {
    this.effort = effort;
    this.root = root;
  }

  /** Measures. */
  public static void main(String... arguments) {
    var effort = Effort.FULL;
    Optional<Path> json = Optional.empty();
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].equals("--quick")) {
        effort = Effort.QUICK;
      } else if (arguments[i].equals("--json") && i + 1 < arguments.length) {
        json = Optional.of(Path.of(arguments[++i]));
      } else {
        end(CANNOT, "unknown option " + arguments[i] + "; there is: [--quick] [--json FILE]");
      }
    }
    if (!Gcc.isThere()) {
      end(CANNOT, "no gcc on the PATH; install one (Debian: apt-get install gcc)");
    }
    var bench = new Bench(effort, Path.of(System.getProperty("vmorph.root", ".")));
    var report = new Report(bench.figures(), effort.quick());
    System.out.print(report.table());
    json.ifPresent(report::write);
  }

  private List<Figure> figures() {
    var program = Gcc.compile(root.resolve("ci/bench/target/c"));
    compare(program);
    compareRv64();
    var machines = new MachineFigures(new Alternation(effort, program));
    var figures = new ArrayList<Figure>();
    for (var workload : Workloads.loops()) {
      tell("the long loop " + workload.name());
      figures.addAll(machines.loop(workload.name()));
    }
    for (var kind : Emulator.Kind.values()) {
      kind.missing().ifPresent(why -> System.err.println("bench: " + why));
    }
    for (var workload : Workloads.rv64()) {
      tell("the long loop " + workload.name());
      figures.addAll(machines.rv64(workload.name()));
    }
    tell("short programs");
    figures.addAll(machines.programs());
    tell("bare and under a monitor");
    figures.add(machines.monitor());
    tell("cycles of the kit");
    figures.addAll(new CycleFigures(effort).figures());
    tell("a campaign, cold");
    figures.add(new ConformProcess(root).time(effort.programs()));
    return figures;
  }

  /** Ends the command if one of the machines is another machine. */
  private void compare(Path program) {
    try (var c = new CMachine(program)) {
      var all = new ArrayList<>(Contenders.runners());
      all.add(c);
      for (var machine : all) {
        tell("comparing the " + machine.name() + " with the reference interpreter");
        var equality = new Equality(machine);
        equality
            .onPrograms(effort.quick() ? 50 : 500)
            .or(() -> equality.onInstructions(effort.quick() ? 50 : 300))
            .or(() -> onWorkloads(equality))
            .ifPresent(difference -> end(DIFFERENT, difference));
      }
    }
  }

  /** The same of RV64. */
  private void compareRv64() {
    for (var machine : List.of(Rv64Machine.compiled(), new Rv64Switch())) {
      tell("comparing the " + machine.name() + " of RV64 with the reference interpreter");
      var equality = new Rv64Equality(machine);
      equality
          .onInstructions(effort.quick() ? 20 : 100)
          .or(
              () ->
                  Workloads.rv64().stream()
                      .map(workload -> equality.on(workload, 20_000))
                      .flatMap(Optional::stream)
                      .findFirst())
          .ifPresent(difference -> end(DIFFERENT, difference));
    }
  }

  private static Optional<String> onWorkloads(Equality equality) {
    return Workloads.all().stream()
        .map(workload -> equality.on(workload.first(20), 20_000))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static void tell(String what) {
    System.err.println("bench: " + what + "…");
  }

  private static void end(int code, String message) {
    System.err.println("bench: " + message);
    System.exit(code);
  }
}
