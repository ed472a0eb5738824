package org.vmorph.conformance.broken;

import java.util.List;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.control.Allocator;
import org.vmorph.vmm.control.Dispatcher;
import org.vmorph.vmm.control.TrapAndEmulate;

/** Broken monitors in Java of machines that have pages, protection registers or rings. */
final class OnOtherShapes {
  private static final String PAGES = "third-generation-pages";
  private static final String PROTECT = "third-generation-protect";
  private static final String RINGS = "third-generation-rings";

  static final List<BrokenMonitor> ALL =
      List.of(
          places(
              PAGES,
              "puts-two-frames-in-one",
              Registers.TWO_FRAMES_IN_ONE,
              Rule.E7,
              "Two frames of the guest are in one of its host's.",
              "-> trap illegal",
              0),
          places(
              PAGES,
              "lets-all-pages-be-stored-to",
              Registers.ALWAYS_WRITABLE,
              Rule.E1,
              "A page that the guest has not made writable can be stored to.",
              "the bare machine traps memory, the guest goes on",
              0),
          places(
              PAGES,
              "gives-any-frame",
              Registers.ANY_FRAME,
              Rule.R3,
              "A page leads to the frame that its register names, whether or not the guest has it.",
              "the machine ran with R = (384, 64)",
              1),
          places(
              PAGES,
              "maps-without-being-asked",
              Registers.ALWAYS_IN_FORCE,
              Rule.E1,
              "The guest's page registers are in force while its T is 0 as well.",
              "the guest traps memory where it has storage",
              1),
          places(
              PROTECT,
              "lets-ranges-end-anywhere",
              Registers.AS_FAR_AS_ASKED,
              Rule.R3,
              "A range of addresses ends where the guest says, and not where its storage ends.",
              "the guest owns real words 0 to 95; the machine ran with R = (0, 97)",
              0),
          places(
              PROTECT,
              "lets-the-last-decide",
              Registers.LAST_MATCH,
              Rule.E4,
              "Of several protection registers that match the last decides, and not the first.",
              "# ld r0, 1  (direct)",
              0),
          places(
              PROTECT,
              "takes-a-load-for-a-fetch",
              Registers.READ_IS_EXECUTE,
              Rule.E4,
              "What can be loaded can be executed.",
              "# fetch  (direct)",
              0),
          parts(
              PROTECT,
              "shows-the-clamped-range",
              new ReadBack(),
              Rule.E1,
              "What the guest reads back from a protection register ends where its storage ends.",
              "nothing but R differs",
              1),
          places(
              RINGS,
              "delegates-as-asked",
              Rings.DELEGATED_AS_ASKED,
              Rule.R1,
              "The hardware sends traps to the rings that the guest wants them in.",
              "the trap went to another mode than",
              1),
          places(
              RINGS,
              "compresses-rings",
              Rings.COMPRESSED,
              Rule.R1,
              "Rings 0 and 1 of the guest are both in ring 1 of the hardware.",
              "M or R changed while the guest ran",
              10),
          parts(
              RINGS,
              "reflects-to-ring-0",
              new Rings.ReflectsToRing0(),
              Rule.E3,
              "A trap of the guest's own goes to its ring 0, whatever it has delegated.",
              "# E[2] = 0",
              1),
          parts(
              RINGS,
              "takes-ring-1-for-ring-0",
              new Rings.TakesRing1ForRing0(),
              Rule.E2,
              "Ring 1 of the guest may do whatever its ring 0 may.",
              "halt  -> stops",
              0),
          parts(
              RINGS,
              "returns-to-any-ring",
              new Rings.ReturnsToAnyRing(),
              Rule.E1,
              "A return from ring 1 may lead to ring 0.",
              "(emulated)",
              50));

  private OnOtherShapes() {}

  private static BrokenMonitor parts(
      String machine,
      String name,
      Dispatcher dispatcher,
      Rule rule,
      String mistake,
      String phrase,
      int within) {
    var vmm = new TrapAndEmulate(name, dispatcher, Allocator.CLAMPED);
    return new BrokenMonitor(
        vmm, Machines.named(machine).orElseThrow(), rule, mistake, phrase, within, false);
  }

  private static BrokenMonitor places(
      String machine,
      String name,
      Allocator allocator,
      Rule rule,
      String mistake,
      String phrase,
      int within) {
    var vmm = new TrapAndEmulate(name, new Dispatcher(), allocator);
    return new BrokenMonitor(
        vmm, Machines.named(machine).orElseThrow(), rule, mistake, phrase, within, false);
  }
}
