package org.vmorph.conformance.edge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.run.again.Steadiness;
import org.vmorph.conformance.run.ask.NotApplicable;
import org.vmorph.conformance.run.compare.Lockstep;
import org.vmorph.conformance.run.compare.Sample;
import org.vmorph.conformance.run.finding.Agreed;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.finding.Finding;
import org.vmorph.conformance.run.finding.Lost;
import org.vmorph.conformance.run.finding.Spoiled;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.path.TestVectors;
import org.vmorph.vmm.MonitorLost;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.image.ImageMonitor;

/** The test states that come with a machine. */
public final class Vectors {
  /** Where the test states of a machine that does not ship are, beside its classes. */
  public static final String FOLDER = "META-INF/vmorph/vectors/";

  /** A guest makes the step a state is about, and then so many in all. */
  private static final long STEPS = 20;

  private final TestVectors states;

  private Vectors(TestVectors states) {
    this.states = states;
  }

  /**
   * Those of a machine as it usually is, if it is one that ships, or if somebody has put some
   * beside it: as {@link #FOLDER} NAME.json where the thread's own class loader finds it.
   *
   * @throws IllegalArgumentException naming the file, if it is none of the machine's
   */
  public static Optional<Vectors> of(Architecture machine) {
    return of(machine, Thread.currentThread().getContextClassLoader());
  }

  /** The same, beside the classes of a loader. */
  public static Optional<Vectors> of(Architecture machine, @Nullable ClassLoader beside) {
    if (!machine.configuration().settings().changed().isEmpty()) {
      // They are of the machine as it usually is, which may do something else in the same state.
      return Optional.empty();
    }
    var name = machine.name() + ".json";
    try (var file = file(name, beside)) {
      return file == null
          ? Optional.empty()
          : Optional.of(
              new Vectors(
                  VectorReader.read(
                      machine, new String(file.readAllBytes(), StandardCharsets.UTF_8))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  private static @Nullable InputStream file(String name, @Nullable ClassLoader beside) {
    var ours = Vectors.class.getResourceAsStream(name);
    return ours != null || beside == null ? ours : beside.getResourceAsStream(FOLDER + name);
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
    var sample = new Sample(setting.semantics());
    long steps = 0;
    long dropped = 0;
    long run = 0;
    var divergences = new ArrayList<Divergence>();
    var lost = Optional.<Lost>empty();
    try {
      var lockstep = setting.ask(() -> new Lockstep(setting.withBudget(STEPS)));
      var steadiness = new Steadiness(setting.withBudget(STEPS));
      for (int number = 0; number < states.vectors().size() && lost.isEmpty(); number++) {
        var guest = guest(number);
        try {
          switch (setting.ask(() -> finding(lockstep, guest, sample))) {
            case Agreed agreed -> steps += agreed.steps();
            case Spoiled spoiled -> dropped++;
            case Divergence divergence -> {
              steps += divergence.step();
              setting
                  .ask(() -> steadiness.confirmed(divergence, List.of(), List.of()))
                  .filter(Divergence.class::isInstance)
                  .map(Divergence.class::cast)
                  .ifPresent(divergences::add);
            }
          }
          run++;
        } catch (MonitorLost why) {
          lost = Optional.of(Lost.in(why, "test state " + number, guest, setting));
        }
      }
    } catch (MonitorLost why) {
      lost = Optional.of(Lost.before(why, setting));
    }
    return new VectorsResult(setting, run - dropped, dropped, steps, sample, lost, divergences);
  }

  private GuestProgram guest(int number) {
    return GuestProgram.in(states.vectors().get(number).before(), number);
  }

  /**
   * The guest in a test state, if the setting's machine has one of that number.
   *
   * @throws NotApplicable if it cannot be compared in the setting
   */
  public static Optional<GuestProgram> guest(Setting setting, long number) {
    return of(setting.machine())
        .filter(vectors -> number < vectors.states.vectors().size())
        .map(
            vectors -> {
              vectors.check(setting);
              return vectors.guest(Math.toIntExact(number));
            });
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
    unsettable(setting.monitors())
        .ifPresent(
            why -> {
              throw new NotApplicable(why);
            });
  }

  /** Why no state can be put into a guest of these monitors, if none can. */
  public static Optional<String> unsettable(List<Vmm> monitors) {
    for (var monitor : monitors) {
      if (monitor instanceof ImageMonitor image && !image.isResumable()) {
        return Optional.of(
            image.name() + ": no label 'guest.resume', so no state can be put into its guest");
      }
      if (monitor.bringsItsOwnHardware()) {
        return Optional.of("no state can be put into a guest from outside");
      }
    }
    return Optional.empty();
  }
}
