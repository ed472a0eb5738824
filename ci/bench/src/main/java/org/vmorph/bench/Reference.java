package org.vmorph.bench;

import org.vmorph.model.concrete.Machine;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;
import org.vmorph.vmm.BareHost;

/** The reference interpreter. */
public final class Reference implements Runner {
  /** What the machine means. */
  static final Elaboration SEMANTICS =
      new Elaboration(Machines.named("third-generation").orElseThrow());

  private Image base = Image.empty(2);
  private Machine machine = new Machine(SEMANTICS, 2);

  @Override
  public String name() {
    return "reference interpreter";
  }

  @Override
  public void base(Image image) {
    base = image;
    if (machine.size() != image.storage().length) {
      machine = new Machine(SEMANTICS, image.storage().length);
    }
    reset(new long[0]);
  }

  @Override
  public void reset(long[] program) {
    machine.reset();
    base.onto(new BareHost(machine));
    var storage = machine.architecture().storage();
    for (int i = 0; i < program.length; i++) {
      machine.store(storage, Image.ORIGIN + i, program[i]);
    }
  }

  @Override
  public long run(long steps) {
    long made = 0;
    while (made < steps && !machine.halted()) {
      machine.step();
      made++;
    }
    return made;
  }

  @Override
  public boolean halted() {
    return machine.halted();
  }

  @Override
  public Image state() {
    return Image.of(new BareHost(machine), machine.halted());
  }
}
