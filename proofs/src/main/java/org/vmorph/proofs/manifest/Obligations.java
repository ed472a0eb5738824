package org.vmorph.proofs.manifest;

import java.util.ArrayList;
import java.util.List;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.classify.Definitions;
import org.vmorph.proofs.homomorphism.Lemmas;
import org.vmorph.proofs.homomorphism.Monitor;
import org.vmorph.proofs.obligation.Obligation;
import org.vmorph.vmm.host.Confining;
import org.vmorph.vmm.host.Hybrid;
import org.vmorph.vmm.host.TrapAndEmulate;

/** Everything there is to be proved about a machine. */
public final class Obligations {
  /** The monitors written in Java for one guest, of which there is something to be proved. */
  public static final List<Confining> MONITORS = List.of(new TrapAndEmulate(), new Hybrid());

  private Obligations() {}

  /**
   * All obligations of a machine.
   *
   * @param like a machine of which the obligations are proved elsewhere: of the instructions it
   *     shares, as objects, nothing is asked again
   */
  public static List<Obligation> of(Architecture machine, List<Architecture> like) {
    var semantics = new Elaboration(machine);
    boolean shares = like.stream().anyMatch(other -> shared(machine, other));
    var instructions = own(machine, like);
    var all = new ArrayList<Obligation>();
    for (var reading : Definitions.READINGS) {
      all.addAll(Definitions.of(semantics, instructions, reading));
    }
    for (var monitor : MONITORS) {
      if (monitor.inapplicable(machine).isEmpty()) {
        all.addAll(
            shares
                ? Lemmas.of(semantics, Monitor.of(monitor), instructions)
                : Lemmas.of(semantics, Monitor.of(monitor)));
      }
    }
    return List.copyOf(all);
  }

  private static boolean shared(Architecture machine, Architecture other) {
    return machine.components().equals(other.components())
        && machine.instructions().stream().anyMatch(i -> has(other, i));
  }

  private static List<Instruction> own(Architecture machine, List<Architecture> like) {
    return machine.instructions().stream()
        .filter(i -> like.stream().noneMatch(other -> shared(machine, other) && has(other, i)))
        .toList();
  }

  private static boolean has(Architecture machine, Instruction instruction) {
    return machine.instructions().stream().anyMatch(i -> i == instruction);
  }
}
