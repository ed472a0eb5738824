package org.vmorph.model.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.trap;
import static org.vmorph.model.ir.Say.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Cycle;
import org.vmorph.model.arch.PswLayout;
import org.vmorph.model.arch.PswSwap;
import org.vmorph.model.arch.TrapEntry;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;
import org.vmorph.model.machines.Shape;
import org.vmorph.model.machines.ThirdGeneration;
import org.vmorph.model.machines.ThirdGenerationParts;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.text.Manual;

/**
 * What a trap carries comes to the trap sequence, on both engines: an address as wide as a word, a
 * code of five bits, both by name.
 */
class TrapValuesTest {
  private static final Word.Operand ADDRESS_OF = new Word.Operand("address", 64);
  private static final Word.Operand CODE = new Word.Operand("code", 5);
  private static final Cause FAULT =
      new Cause("fault", 5, Cause.Kind.MEMORY, List.of(ADDRESS_OF, CODE));
  private static final Cause CALL =
      new Cause("call", 6, Cause.Kind.CALL, List.of(new Word.Operand("code", 20)));

  private static final long READ = 1;
  private static final long CALLED = 17;

  /** Storage that faults with its address, and calls that carry a register. */
  private static final class Faulting extends ThirdGenerationParts {
    final Architecture machine;
    final Cell last = components.cell("last", 3, Role.RESOURCE);
    private final Addressing faulting =
        new Addressing(
            "E[faulting %s]",
            64,
            64,
            address ->
                List.of(
                    new Addressing.Check(
                        address.below(wide(SIZE)).not(),
                        FAULT,
                        List.of(address, choose(M.is(0), literal(READ, 5), literal(31, 5))))),
            address -> List.of(E.at(narrow(address))));

    Faulting() {
      super(Shape.FULL);
      var sound = new ThirdGeneration(shape).machine;
      var causes = new ArrayList<>(sound.causes());
      causes.addAll(List.of(FAULT, CALL));
      var instructions = new ArrayList<>(sound.instructions());
      instructions.addAll(
          List.of(
              instruction(0xa0, "ldf", REG_ADDRESS)
                  .says("Load, or fault.")
                  .does(set(RA, new Word.Memory(faulting, EA))),
              instruction(0xa1, "call", REG)
                  .says("Call with the low bits of ra.")
                  .does(trap(CALL, RA.low(20))),
              instruction(0xa2, "calp", REG)
                  .privileged()
                  .says("Call with what is known, or with ra.")
                  .does(
                      when(RA.is(1), trap(CALL, literal(CALLED, 20))),
                      trap(CALL, RA.slice(20, 20)))));
      machine = machine(sound, causes, instructions);
    }

    private Architecture machine(
        Architecture sound, List<Cause> causes, List<Instruction> instructions) {
      return sound
          .draft()
          .name("faulting")
          .says("Faults with an address and a code.")
          .components(components.all())
          .timer(Optional.empty())
          .trapEntry(new Keeping((PswSwap) sound.trapEntry(), last))
          .causes(causes)
          .cycle(Cycle.NOTHING)
          .instructions(instructions)
          .words(4, sound.mostWords())
          .machine();
    }
  }

  /** Puts what the trap carries into the words behind the PSWs, and why it is into a cell. */
  private record Keeping(PswSwap swap, Cell last) implements TrapEntry {
    @Override
    public List<Act> acts(Cause cause) {
      var acts = new ArrayList<>(swap.acts(cause));
      long address = 2;
      for (var value : cause.values()) {
        acts.add(
            set(swap.storage().at(literal(address++, 20)), value.extend(swap.storage().bits())));
      }
      acts.add(set(last, literal(cause.code(), last.bits())));
      return acts;
    }

    @Override
    public Optional<PswLayout> layout() {
      return swap.layout();
    }

    @Override
    public List<Cell> lost(Cause cause) {
      return List.of(last);
    }

    @Override
    public List<Saved> saved(Cause cause) {
      return swap.saved(cause);
    }
  }

  private static final Faulting FAULTING = new Faulting();

  private static Machine made(String name, long ra, long... operands) {
    var machine = new Machine(new Elaboration(FAULTING.machine), 64);
    machine.store(FAULTING.REGISTERS, 1, ra);
    machine.execute(FAULTING.machine.instruction(name).orElseThrow(), operands);
    return machine;
  }

  private static long word(Machine machine, long address) {
    return machine.load(FAULTING.E, address);
  }

  @Test
  void an_access_faults_with_its_address_and_a_code() {
    var after = made("ldf", 0, 1, 0, -5L & (1L << 48) - 1);
    assertThat(after.cause()).contains(FAULT);
    assertThat(word(after, 2)).isEqualTo(-5);
    assertThat(word(after, 3)).isEqualTo(READ);
    assertThat(after.get(FAULTING.last)).isEqualTo(FAULT.code());
  }

  @Test
  void a_trap_carries_what_is_computed_or_known() {
    assertThat(word(made("call", 0x12345678, 1), 2)).isEqualTo(0x45678);
    assertThat(word(made("calp", 1, 1), 2)).isEqualTo(CALLED);
    assertThat(word(made("calp", 7L << 20, 1), 2)).isEqualTo(7);
  }

  @Test
  void both_engines_carry_the_same() {
    for (long seed = 0; seed < 3000; seed++) {
      var twins = new Twins(FAULTING.machine, 64, seed);
      twins.shake();
      var all = FAULTING.machine.instructions();
      var instruction = all.get(all.size() - 1 - (int) (seed % 3));
      twins.next(twins.encoded(instruction));
      twins.run(1);
      twins.shake();
      twins.execute(instruction);
    }
  }

  @Test
  void the_manual_says_what_is_carried_and_where_it_goes() {
    var manual = Manual.of(FAULTING.machine);
    assertThat(manual)
        .contains(
            "fault:\n"
                + "  E[0] := (M, 5, P, R)\n"
                + "  (M, P, R) := E[1]\n"
                + "  E[2] := address\n"
                + "  E[3] := code\n"
                + "  last := 5\n")
        .contains("      trap call ra\n")
        .contains("if ra = 1 then trap call 17");
    assertThat(Manual.expanded(new Elaboration(FAULTING.machine)))
        .contains("if ea >= q then trap fault ea, if M = s then 1 else 31");
  }

  @Test
  void other_values_than_a_cause_declares_are_refused() {
    assertThatThrownBy(() -> trap(FAULT, literal(1, 64)))
        .hasMessage("trap fault: 1 values where it has [address, code]");
    assertThatThrownBy(() -> trap(FAULT, literal(1, 64), literal(1, 6)))
        .hasMessage("trap fault: code: 1 has 6 bits where 5 are expected");
    assertThatThrownBy(() -> new Cause("two", 7, Cause.Kind.CALL, List.of(CODE, CODE)))
        .hasMessageContaining("two of its values")
        .hasMessageContaining("have one name");
  }
}
