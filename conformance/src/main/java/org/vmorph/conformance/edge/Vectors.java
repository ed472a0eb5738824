package org.vmorph.conformance.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.run.Agreed;
import org.vmorph.conformance.run.Divergence;
import org.vmorph.conformance.run.Finding;
import org.vmorph.conformance.run.Lockstep;
import org.vmorph.conformance.run.NotApplicable;
import org.vmorph.conformance.run.Sample;
import org.vmorph.conformance.run.Setting;
import org.vmorph.conformance.run.Spoiled;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.path.TestVectors;
import org.vmorph.vmm.image.ImageMonitor;

/** The test states that ship with a machine. */
public final class Vectors {
  /** A guest makes the step a state is about, and then so many in all. */
  private static final long STEPS = 20;

  private final TestVectors states;

  private Vectors(TestVectors states) {
    this.states = states;
  }

  /** Those of a machine, if it is one that ships. */
  public static Optional<Vectors> of(Architecture machine) {
    try (var file = Vectors.class.getResourceAsStream(machine.name() + ".json")) {
      return file == null
          ? Optional.empty()
          : Optional.of(
              new Vectors(
                  VectorReader.read(
                      machine, new String(file.readAllBytes(), StandardCharsets.UTF_8))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The states. */
  public TestVectors states() {
    return states;
  }

  /**
   * Puts every state into the bare machine and into a guest under the monitors, and compares them
   * after every step.
   *
   * @throws NotApplicable if guests of the setting have another size, or no state can be put into a
   *     guest from outside
   */
  public VectorsResult run(Setting setting) {
    check(setting);
    var lockstep = new Lockstep(setting.withBudget(STEPS));
    var sample = new Sample(setting.semantics());
    long steps = 0;
    long dropped = 0;
    var divergences = new ArrayList<Divergence>();
    for (int number = 0; number < states.vectors().size(); number++) {
      var guest = GuestProgram.in(states.vectors().get(number).before(), number);
      switch (finding(lockstep, guest, sample)) {
        case Agreed agreed -> steps += agreed.steps();
        case Spoiled spoiled -> dropped++;
        case Divergence divergence -> {
          steps += divergence.step();
          divergences.add(divergence);
        }
      }
    }
    return new VectorsResult(
        setting, states.vectors().size() - dropped, dropped, steps, sample, divergences);
  }

  private static Finding finding(Lockstep lockstep, GuestProgram guest, Sample sample) {
    try {
      return lockstep.run(guest, sample);
    } catch (UnsupportedOperationException nothingCanBeSet) {
      throw new NotApplicable("no state can be put into a guest from outside");
    }
  }

  private void check(Setting setting) {
    if (setting.words() != states.words()) {
      throw new NotApplicable(
          "the test states of %s are for guests of %d words, not %d"
              .formatted(states.machine(), states.words(), setting.words()));
    }
    for (var monitor : setting.monitors()) {
      if (monitor instanceof ImageMonitor image && image.map().resume().isEmpty()) {
        throw new NotApplicable(
            image.name() + ": no label 'guest.resume', so no state can be put into its guest");
      }
    }
  }
}
