package org.vmorph.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.campaign.CampaignResult;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Cycle;
import org.vmorph.model.arch.PswLayout;
import org.vmorph.model.arch.PswSwap;
import org.vmorph.model.arch.TrapEntry;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Role;
import org.vmorph.model.machines.Shape;
import org.vmorph.model.machines.ThirdGeneration;
import org.vmorph.model.machines.ThirdGenerationParts;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.control.Hybrid;
import org.vmorph.vmm.control.TrapAndEmulate;

/** A guest keeps what a trap loses, whatever traps its monitor takes for it. */
class LostInTrapTest extends ThirdGenerationParts {
  /** Why the last trap was taken. */
  private final Cell why = components.cell("why", 8, Role.RESOURCE);

  LostInTrapTest() {
    super(Shape.FULL);
  }

  /** A swap that leaves the cause in a cell besides. */
  private record Telling(PswSwap swap, Cell why) implements TrapEntry {
    @Override
    public List<Act> acts(Cause cause) {
      var acts = new ArrayList<>(swap.acts(cause));
      acts.add(set(why, literal(cause.code(), why.bits())));
      return acts;
    }

    @Override
    public List<Saved> saved(Cause cause) {
      return swap.saved(cause);
    }

    @Override
    public List<Cell> lost(Cause cause) {
      return List.of(why);
    }

    @Override
    public Optional<Places> places() {
      return swap.places();
    }

    @Override
    public Optional<PswLayout> layout() {
      return swap.layout();
    }
  }

  private Architecture machine(Instruction... more) {
    var sound = new ThirdGeneration(shape).machine;
    var instructions = new ArrayList<>(sound.instructions());
    instructions.addAll(List.of(more));
    return sound
        .draft()
        .name("telling")
        .says("Tells why it has trapped.")
        .components(components.all())
        .timer(Optional.empty())
        .trapEntry(new Telling((PswSwap) sound.trapEntry(), why))
        .cycle(Cycle.NOTHING)
        .instructions(instructions)
        .words(2, sound.mostWords())
        .machine();
  }

  private CampaignResult run(Vmm monitor, Architecture machine) {
    return Campaign.of(Setting.of(machine, List.of(monitor)), 1974, 300).run();
  }

  private Instruction read() {
    return instruction(0x90, "rdw", REG).privileged().does(set(RA, wide(why)));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void who_asks_as_a_supervisor_is_answered_as_by_the_bare_machine(boolean hybrid) {
    var monitor = hybrid ? new Hybrid() : new TrapAndEmulate();
    var result = run(monitor, machine(read()));
    assertThat(result.first()).isEmpty();
    assertThat(result.programs()).isEqualTo(300);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void who_sets_it_without_a_trap_is_found(boolean hybrid) {
    var monitor = hybrid ? new Hybrid() : new TrapAndEmulate();
    var set = instruction(0x91, "ldw", REG).does(set(why, RA.low(8)));
    assertThat(run(monitor, machine(read(), set)).first()).isPresent();
  }
}
