package org.vmorph.vmm.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.let;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.trap;
import static org.vmorph.model.ir.Say.when;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PswSwap;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.concrete.PswWord;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.machines.Shape;
import org.vmorph.model.step.Elaboration;
import org.vmorph.vmm.BareHost;
import org.vmorph.vmm.Host;

/** A monitor that is compiled does what its parts say when they are evaluated. */
class ServicesProperties {
  private static final int W = 24;
  private static final int K = (int) TrapAndEmulate.K;
  private static final int OLD = (int) PswSwap.OLD;
  private static final int KEPT = (int) Shadow.PACKED;
  private static final int HOTSPOT_LIMIT = 8000;

  @Provide
  Arbitrary<Architecture> machines() {
    return Arbitraries.of(
        Stream.of(Shape.FULL, Shape.TINY)
            .flatMap(shape -> Machines.thirdGeneration(shape).stream())
            .filter(
                machine ->
                    machine.name().startsWith("third-generation")
                        || machine.name().equals("legacy"))
            .flatMap(machine -> Stream.of(machine, withNames(machine)))
            .toList());
  }

  /** The same machine with an instruction whose words have names, and are used again and again. */
  private static Architecture withNames(Architecture machine) {
    var form = machine.instruction("lrb").orElseThrow().form();
    var registers = (File) machine.component("r").orElseThrow();
    var register = registers.at(form.operands().getFirst());
    var l = machine.relocation().orElseThrow().base();
    var word = (Word) register;
    for (int i = 0; i < 40; i++) {
      var half = let("h", word);
      var other = let("o", half.plus(half.low(l.bits()).plus(l).extend(word.bits())));
      word = choose(half.below(other), other.calc(Operator.XOR, half), half.minus(other));
    }
    var named =
        instruction(0x91, "named", form)
            .privileged()
            .says("Does something to ra, l and M.")
            .does(
                when(word.low(3).is(5), trap(machine.illegal())),
                set(register, word),
                set(l, word.low(l.bits())),
                when(word.low(2).is(3), set(machine.mode().cell(), literal(1, 1))));
    return machine.plus(machine.name() + "-named", "With names.", named);
  }

  private static HostLayout layout(Architecture machine) {
    return HostLayout.of(machine, HostLayout.Side.usual(machine));
  }

  /** The same monitor twice, and a machine for each. */
  private static final class Pair {
    private final Architecture machine;
    private final Random random;
    private final Service interpreted;
    private final Service compiled;
    private final Machine one;
    private final Machine other;

    Pair(Architecture machine, long seed) {
      this(machine, seed, new Dispatcher());
    }

    Pair(Architecture machine, long seed, Dispatcher dispatcher) {
      var semantics = new Elaboration(machine);
      this.machine = machine;
      this.random = new Random(seed);
      var layout = layout(machine);
      this.interpreted = new InterpretedService(semantics, dispatcher, Allocator.CLAMPED, layout);
      this.compiled =
          new ServiceClass(semantics, dispatcher, Allocator.CLAMPED, layout).service(interpreted);
      this.one = new Machine(semantics, TrapAndEmulate.K + W);
      this.other = new Machine(semantics, TrapAndEmulate.K + W);
    }

    void shake() {
      for (int i = 0; i < one.size(); i++) {
        store(i, random.nextInt(3) > 0 ? instruction() : random.nextLong() >>> random.nextInt(64));
      }
      for (int address : new int[] {OLD, KEPT, K, K + 1}) {
        store(address, psw());
      }
      for (int register = 0; register < 4; register++) {
        long word = random.nextInt(W + 4) - 2L;
        one.store(machine.files().get(0), register, word);
        other.store(machine.files().get(0), register, word);
      }
    }

    private void store(int address, long word) {
      one.store(machine.storage(), address, word);
      other.store(machine.storage(), address, word);
    }

    private long instruction() {
      var all = machine.instructions();
      var instruction = all.get(random.nextInt(all.size()));
      return instruction.encode(
          instruction.form().operands().stream()
              .mapToLong(operand -> random.nextInt(W + 2))
              .toArray());
    }

    /** Mostly one whose window lies in the guest, and ends about where it ends. */
    private long psw() {
      var psw = new PswWord(machine);
      var relocation = machine.relocation().orElseThrow();
      long word = psw.with(0, machine.mode().cell(), random.nextInt(2));
      word = psw.with(word, machine.programCounter(), random.nextInt(W + 2));
      word = psw.with(word, relocation.base(), random.nextInt(3) > 0 ? 0 : random.nextInt(W + 3));
      return psw.with(
          word, relocation.bound(), random.nextInt(4) > 0 ? W - 2 + random.nextInt(5) : -1);
    }

    String serve(Service service, Host host, int cause) {
      try {
        return "" + service.serve(host, W, cause);
      } catch (RuntimeException e) {
        return e.getClass().getSimpleName();
      }
    }

    /** A state in which the guest may make a step: its P and its R where there is something. */
    void running() {
      shake();
      long p = random.nextInt(W + 2);
      one.set(machine.programCounter(), p);
      other.set(machine.programCounter(), p);
      interpreted.confine(new BareHost(one), W);
      interpreted.confine(new BareHost(other), W);
    }

    String interpret(Service service, Host host) {
      try {
        return "" + service.interpret(host, W);
      } catch (RuntimeException e) {
        return e.getClass().getSimpleName();
      }
    }

    void same() {
      assertThat(other.snapshot().differences(one.snapshot())).isEmpty();
    }
  }

  @Property(tries = 60)
  void every_trap_is_served_alike(@ForAll("machines") Architecture machine, @ForAll long seed) {
    var pair = new Pair(machine, seed);
    for (int round = 0; round < 50; round++) {
      for (int cause = 0; cause < machine.causes().size(); cause++) {
        pair.shake();
        assertThat(pair.serve(pair.compiled, new BareHost(pair.other), cause))
            .isEqualTo(pair.serve(pair.interpreted, new BareHost(pair.one), cause));
        pair.same();
      }
    }
  }

  @Property(tries = 60)
  void every_step_is_interpreted_alike(
      @ForAll("machines") Architecture machine, @ForAll long seed) {
    var pair = new Pair(machine, seed, new HybridDispatcher());
    for (int round = 0; round < 400; round++) {
      pair.running();
      assertThat(pair.interpret(pair.compiled, new BareHost(pair.other)))
          .isEqualTo(pair.interpret(pair.interpreted, new BareHost(pair.one)));
      pair.same();
    }
  }

  @Property(tries = 20)
  void a_monitor_that_interprets_nothing_leaves_every_step_to_the_hardware(
      @ForAll("machines") Architecture machine, @ForAll long seed) {
    var pair = new Pair(machine, seed);
    pair.running();
    var before = pair.one.snapshot();
    assertThat(pair.compiled.interpret(new BareHost(pair.other), W)).isEqualTo(Service.DIRECTLY);
    assertThat(pair.interpreted.interpret(new BareHost(pair.one), W)).isEqualTo(Service.DIRECTLY);
    assertThat(pair.one.snapshot().differences(before)).isEmpty();
    pair.same();
  }

  @Property(tries = 60)
  void reset_and_confinement_are_alike(
      @ForAll("machines") Architecture machine, @ForAll long seed) {
    var pair = new Pair(machine, seed);
    pair.shake();
    pair.compiled.confine(new BareHost(pair.other), W);
    pair.interpreted.confine(new BareHost(pair.one), W);
    pair.same();
    pair.shake();
    pair.compiled.reset(new BareHost(pair.other), W);
    pair.interpreted.reset(new BareHost(pair.one), W);
    pair.same();
  }

  @Property(generation = GenerationMode.EXHAUSTIVE)
  void no_service_is_too_long_for_the_compiler(@ForAll("machines") Architecture machine) {
    var semantics = new Elaboration(machine);
    for (var dispatcher : List.of(new Dispatcher(), new HybridDispatcher())) {
      var layout = layout(machine);
      var service = new ServiceClass(semantics, dispatcher, Allocator.CLAMPED, layout);
      service.service(new InterpretedService(semantics, dispatcher, Allocator.CLAMPED, layout));
      assertThat(service.hotBytes()).isBetween(100, HOTSPOT_LIMIT);
    }
  }
}
