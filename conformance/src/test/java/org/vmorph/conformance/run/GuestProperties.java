package org.vmorph.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.vmorph.conformance.gen.Generator;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.model.compiled.Compiled;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.concrete.PswWord;
import org.vmorph.model.concrete.Snapshot;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;
import org.vmorph.vmm.BareHost;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.control.Hybrid;
import org.vmorph.vmm.control.RoundRobin;
import org.vmorph.vmm.control.TrapAndEmulate;
import org.vmorph.vmm.image.AsmMonitors;
import org.vmorph.vmm.image.ImageMonitor;
import org.vmorph.vmm.tower.Tower;

/** What every guest of the monitors that ship owes to whoever asks it. */
class GuestProperties {
  private static final int WORDS = 64;
  private static final Stage PLAIN = new Stage("third-generation");
  private static final Stage TIMED = new Stage("third-generation-timer");

  /** Where trap-and-emulate and the hybrid monitor keep the virtual M and R. */
  private static final long KEPT = 2;

  /** A machine, with what makes it go and what makes its guests. */
  private static final class Stage {
    private final Compiled engine;
    private final Generator generator;

    Stage(String machine) {
      engine = new Compiled(new Elaboration(Machines.named(machine).orElseThrow()));
      generator = new Generator(engine.semantics(), WORDS, Set.of());
    }
  }

  /** Monitors, the outermost first, on a machine. */
  private record Deep(Stage stage, List<Vmm> monitors) {
    GuestProgram program(long seed) {
      return stage.generator.program(seed, 0);
    }

    Booted boot(GuestProgram program) {
      var real =
          new Machine(
              stage.engine, Tower.room(stage.engine.semantics().machine(), monitors, WORDS));
      program.loadInput(real);
      return new Booted(real, Tower.boot(monitors, new BareHost(real), program.words()));
    }

    @Override
    public String toString() {
      return monitors.stream().map(Vmm::name).toList().toString();
    }
  }

  private record Booted(Machine real, Tower tower) {
    Guest guest() {
      return tower.innermost();
    }

    /** Runs the guest so many steps, as far as it goes. */
    Booted advance(long steps) {
      long made = 0;
      while (made < steps && !guest().halted()) {
        made += guest().run(steps - made).steps();
      }
      return this;
    }
  }

  @Provide
  Arbitrary<Deep> deep() {
    var java = new TrapAndEmulate();
    var hybrid = new Hybrid();
    var program = program();
    var sharing = new RoundRobin();
    return Arbitraries.of(
        new Deep(PLAIN, List.of(java)),
        new Deep(PLAIN, List.of(hybrid)),
        new Deep(PLAIN, List.of(program)),
        new Deep(PLAIN, List.of(java, java)),
        new Deep(PLAIN, List.of(java, hybrid, java)),
        new Deep(PLAIN, List.of(program, program)),
        new Deep(PLAIN, List.of(program, java)),
        new Deep(PLAIN, List.of(hybrid, program)),
        new Deep(TIMED, List.of(sharing)),
        new Deep(TIMED, List.of(sharing, sharing)));
  }

  private static ImageMonitor program() {
    return AsmMonitors.named("monitor", PLAIN.engine.semantics().machine());
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void n_steps_and_then_m_are_n_plus_m_however_they_are_asked_for(
      @ForAll("deep") Deep deep,
      @ForAll long seed,
      @ForAll @IntRange(max = 120) int n,
      @ForAll @IntRange(max = 120) int m) {
    var program = deep.program(seed);
    var once = deep.boot(program).advance(n + m).guest();
    var twice = deep.boot(program).advance(n).advance(m).guest();
    var singly = deep.boot(program);
    for (int step = 0; step < n + m; step++) {
      singly.advance(1);
    }
    assertThat(twice.view()).isEqualTo(once.view());
    assertThat(singly.guest().view()).isEqualTo(once.view());
    assertThat(twice.halted()).isEqualTo(once.halted());
    assertThat(twice.steps()).isEqualTo(once.steps()).isEqualTo(singly.guest().steps());
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void the_same_guest_does_the_same_again(
      @ForAll("deep") Deep deep, @ForAll long seed, @ForAll @IntRange(max = 250) int steps) {
    var program = deep.program(seed);
    var one = deep.boot(program).advance(steps);
    var other = deep.boot(program).advance(steps);
    assertThat(other.guest().view()).isEqualTo(one.guest().view());
    assertThat(other.real().snapshot()).isEqualTo(one.real().snapshot());
    assertThat(other.guest().tally()).isEqualTo(one.guest().tally());
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void a_state_that_is_put_into_another_guest_is_there_and_goes_on_as_it_would(
      @ForAll("deep") Deep deep,
      @ForAll @LongRange(max = 1_000_000) long seed,
      @ForAll @IntRange(max = 120) int before,
      @ForAll @IntRange(max = 60) int after) {
    var one = deep.boot(deep.program(seed)).advance(before);
    if (one.guest().halted()) {
      return;
    }
    var state = one.guest().view();
    var other = deep.boot(deep.program(seed + 1));
    put(state, other.guest());
    assertThat(other.guest().view()).isEqualTo(state);
    assertThat(other.advance(after).guest().view()).isEqualTo(one.advance(after).guest().view());
    assertThat(other.guest().halted()).isEqualTo(one.guest().halted());
  }

  private static void put(Snapshot state, Guest guest) {
    state.machine().cells().forEach(cell -> guest.set(cell, state.get(cell)));
    for (var file : state.machine().files()) {
      long end = Math.max(guest.used(file), state.used(file));
      for (long i = 0; i < end; i++) {
        guest.store(file, i, state.load(file, i));
      }
    }
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void each_view_is_f_backwards_of_the_one_below_it(
      @ForAll("towers") Deep deep, @ForAll long seed, @ForAll @IntRange(max = 250) int steps) {
    var booted = deep.boot(deep.program(seed)).advance(steps);
    var below = booted.real().snapshot();
    for (int level = 0; level < deep.monitors().size(); level++) {
      var guest = booted.tower().guests().get(level);
      assertThat(guest.view()).isEqualTo(backwards(deep.monitors().get(level), below, guest));
      below = guest.view();
    }
    assertThat(below.size()).isEqualTo(WORDS);
  }

  /** Monitors whose map is known here: M and R are in a word of theirs, the rest is where it is. */
  @Provide
  Arbitrary<Deep> towers() {
    return deep().filter(deep -> deep.stage() == PLAIN);
  }

  /**
   * f backwards. When the guest of a program has halted its P and registers are in words as well.
   */
  private static Snapshot backwards(Vmm monitor, Snapshot below, Guest guest) {
    var machine = below.machine();
    var map = monitor instanceof ImageMonitor image ? image.installed(guest.size()).map() : null;
    boolean put = map != null && guest.halted();
    var psw = new PswWord(machine);
    long kept = below.load(machine.storage(), map == null ? KEPT : map.psw());
    var r = machine.relocation().orElseThrow();
    var inWord = new ArrayList<>(List.of(machine.mode().cell(), r.base(), r.bound()));
    if (put) {
      inWord.add(machine.programCounter());
    }
    var cells =
        machine.cells().stream()
            .mapToLong(cell -> inWord.contains(cell) ? psw.get(kept, cell) : below.get(cell))
            .toArray();
    var files = new ArrayList<long[]>();
    for (var file : machine.files()) {
      boolean storage = file.equals(machine.storage());
      boolean registers = put && file.equals(machine.files().getFirst());
      long from = storage ? guest.owns().low() : registers ? map.regs() : 0;
      long words = storage ? guest.size() : registers ? 1L << file.indexBits() : below.used(file);
      var content = new long[Math.toIntExact(words)];
      for (int i = 0; i < content.length; i++) {
        content[i] = below.load(storage || registers ? machine.storage() : file, from + i);
      }
      files.add(content);
    }
    return new Snapshot(machine, guest.size(), cells, files);
  }
}
