package org.vmorph.conformance.run.compare;

import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.compiled.Compiled;
import org.vmorph.model.compiled.Engines;
import org.vmorph.model.concrete.Engine;
import org.vmorph.model.concrete.Interpreter;
import org.vmorph.model.concrete.Machine;

/**
 * The bare machine once more on the other engine, step by step beside the first: a sample of every
 * campaign is run on both, and they must be one machine.
 */
public final class BothEngines implements Lockstep.Witness {
  private final Machine other;

  public BothEngines(Setting setting) {
    this.other = new Machine(otherThan(setting.engine()), setting.words());
  }

  private static Engine otherThan(Engine engine) {
    return engine instanceof Compiled
        ? new Interpreter(engine.semantics())
        : Engines.of(engine.semantics().machine());
  }

  public BothEngines start(GuestProgram program) {
    program.load(other);
    return this;
  }

  @Override
  public void after(Comparison comparison) {
    var bare = comparison.bare();
    var event = other.step();
    if (!event.equals(comparison.event()) || !other.isLike(bare)) {
      throw new IllegalStateException(
          "the engines '%s' and '%s' differ after step %d of %s: %s, %s; %s"
              .formatted(
                  bare.engine().name(),
                  other.engine().name(),
                  comparison.steps(),
                  comparison.program(),
                  comparison.event(),
                  event,
                  bare.snapshot().differences(other.snapshot())));
    }
  }
}
