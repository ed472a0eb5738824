package org.vmorph.conformance.broken;

import java.util.List;
import java.util.function.UnaryOperator;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Host;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.control.Allocator;
import org.vmorph.vmm.control.Dispatcher;
import org.vmorph.vmm.control.Hybrid;
import org.vmorph.vmm.control.HybridDispatcher;
import org.vmorph.vmm.control.TrapAndEmulate;

/** Broken monitors in Java, of one guest. */
final class InJava {
  private static final Architecture MACHINE = Machines.named("third-generation").orElseThrow();

  private static final String OWNED =
      "Seen:  the guest owns real words 8 to 71; the machine ran with R = (";

  private static final ThreadLocal<Long> GLOBAL = ThreadLocal.withInitial(() -> 0L);

  static final List<BrokenMonitor> ALL =
      List.of(
          above(
                  "lags-behind",
                  Guests.LagsBehind::new,
                  Rule.E1,
                  "P is shown as it was before the last run, until the guest halts.",
                  "# M=",
                  1)
              .ofItsOwn(),
          above(
              "shows-the-next-word",
              Guests.ShowsTheNextWord::new,
              Rule.E1,
              "Of its guest's storage it shows the words one too far on.",
              "# E[",
              1),
          above(
              "shows-more-than-there-is",
              Guests.ShowsMoreThanThereIs::new,
              Rule.E1,
              "Beyond the end of its guest's storage there is more to be seen.",
              "as word 64 of E",
              1),
          above(
              "keeps-the-first",
              Guests.KeepsTheFirst::new,
              Rule.E1,
              "Of several words that are put into registers at once it keeps the first.",
              "asked from outside",
              1),
          parts(
              "swallows-traps",
              new Dispatchers.SwallowsTraps(),
              Rule.E1,
              "A trap of the guest's own is skipped, as if the instruction had done nothing.",
              "# M=",
              1),
          parts(
              "leaks-the-real-base",
              new Dispatchers.LeaksTheRealBase(),
              Rule.E1,
              "The guest's old PSW shows the real l.",
              "# E[0] = .psw",
              1),
          parts(
              "reflects-into-user-mode",
              new Dispatchers.ReflectsIntoUserMode(),
              Rule.E1,
              "After a trap of its own the guest is always in virtual user mode.",
              "# M=u",
              1),
          parts(
              "loses-the-cause",
              new Dispatchers.LosesTheCause(),
              Rule.E1,
              "Every trap of the guest's own looks like an illegal instruction.",
              "# E[0] = .psw",
              1),
          parts(
              "forgets-to-go-on",
              new Routines.ForgetsToGoOn(),
              Rule.E1,
              "P stays where it was after an emulated instruction.",
              "(emulated)",
              1),
          parts(
              "goes-on-twice",
              new Routines.GoesOnTwice(),
              Rule.E1,
              "P moves on twice after lrb.",
              "(emulated)",
              1),
          parts(
              "loses-a-register",
              new Routines.LosesARegister(),
              Rule.E1,
              "The routine for lpsw needs a register, and does not give it back.",
              "(emulated)",
              0),
          parts(
              "breaks-down",
              new Dispatchers.BreaksDown(),
              Rule.E1,
              "It does not know supervisor calls.",
              "breaks down",
              2),
          broken(
              new Cautious("behaves-with-words-to-spare", new Routines.GoesOnTwice()),
              Rule.E1,
              "P moves on twice after lrb, but only where its host has just the words it needs.",
              "(emulated)",
              100),
          parts(
                  "halts-further-on",
                  new Routines.HaltsFurtherOn(),
                  Rule.E2,
                  "A guest that halts has gone past the instruction.",
                  "halt",
                  1)
              .ofItsOwn(),
          parts(
                  "never-halts",
                  new Routines.NeverHalts(),
                  Rule.E2,
                  "A guest that halts is asked to go on.",
                  "-> stops",
                  1)
              .ofItsOwn(),
          parts(
                  "emulates-for-users",
                  new Dispatchers.EmulatesForUsers(),
                  Rule.E3,
                  "Privileged instructions work in virtual user mode as well.",
                  "(emulated)",
                  5)
              .ofItsOwn(),
          parts(
                  "keeps-the-mode",
                  new Dispatchers.KeepsTheMode(),
                  Rule.E3,
                  "A guest in virtual user mode stays there when a trap is given to it.",
                  "# M=u",
                  1)
              .ofItsOwn(),
          parts(
                  "halts-for-users",
                  new Dispatchers.HaltsForUsers(),
                  Rule.E3,
                  "A halt in virtual user mode stops the guest.",
                  "halt",
                  10)
              .ofItsOwn(),
          hybrid(
                  "forgets-to-reflect",
                  new Hybrids.ForgetsToReflect(),
                  Rule.E3,
                  "The trap of a virtual user is answered by going on as its supervisor.",
                  "(reflected)",
                  1)
              .ofItsOwn(),
          parts(
                  "clamps-the-virtual-bound",
                  new Routines.ClampsTheVirtualBound(),
                  Rule.E4,
                  "The virtual b is made to fit, and the guest can read back that it was.",
                  "(emulated)",
                  1)
              .ofItsOwn(),
          places(
                  "starts-again",
                  Allocators.STARTS_AGAIN,
                  Rule.E4,
                  "A guest whose l is beyond its storage sees its words from the first one on.",
                  "memory",
                  200)
              .ofItsOwn(),
          hybrid(
              "interprets-beyond-the-bound",
              new Hybrids.NeverLooksAtTheBound(),
              Rule.E1,
              "What is interpreted is fetched wherever P points to.",
              "(interpreted)",
              1),
          above(
                  "dies-of-triple-faults",
                  Guests.DiesOfTripleFaults::new,
                  Rule.E5,
                  "A guest that has trapped three times in a row is taken for dead.",
                  "-> stops",
                  50)
              .ofItsOwn(),
          below(
                  "fetches-once",
                  Hosts.FetchedOnce::new,
                  Rule.E6,
                  "A privileged instruction is decoded once for each address.",
                  "(emulated)",
                  200)
              .ofItsOwn(),
          parts(
                  "puts-twice",
                  new Routines.PutsTwice(),
                  Rule.E7,
                  "What is put on the console is put there twice.",
                  "put",
                  1)
              .ofItsOwn(),
          parts(
                  "gives-the-last-again",
                  new Routines.GivesTheLastAgain(),
                  Rule.E7,
                  "A guest that gets more than its console has gets the last word again.",
                  "get",
                  50)
              .ofItsOwn(),
          above(
                  "makes-one-more",
                  Guests.MakesOneMore::new,
                  Rule.E8,
                  "Asked for several steps the guest makes one more.",
                  "at once",
                  5)
              .ofItsOwn(),
          above(
                  "counts-no-traps",
                  Guests.CountsNoTraps::new,
                  Rule.E8,
                  "A step that traps is not counted, if there are others.",
                  "at once",
                  2)
              .ofItsOwn(),
          above(
                  "tallies-no-traps",
                  Guests.TalliesNoTraps::new,
                  Rule.E8,
                  "Steps that trap are missing from its tally.",
                  "its tally has grown by",
                  2)
              .ofItsOwn(),
          above(
                  "calls-all-emulated",
                  Guests.CallsAllEmulated::new,
                  Rule.E8,
                  "In its tally a trap of the guest's own is emulated.",
                  "the tally counts it as",
                  1)
              .ofItsOwn(),
          above(
              "calls-direct-emulated",
              Guests.CallsDirectEmulated::new,
              Rule.E8,
              "In its tally what the hardware did is emulated.",
              "completed by the hardware, and the tally does not",
              1),
          above(
              "calls-emulated-direct",
              Guests.CallsEmulatedDirect::new,
              Rule.E8,
              "In its tally what was emulated is direct.",
              "not completed by the hardware, and the tally counts it as direct",
              1),
          above(
              "calls-emulated-interpreted",
              Guests.CallsEmulatedInterpreted::new,
              Rule.E8,
              "In its tally what was emulated is interpreted.",
              "trapped by the hardware, and the tally counts it as interpreted",
              1),
          above(
                  "never-comes-back",
                  Guests.NeverComesBack::new,
                  Rule.E8,
                  "Asked for several steps it does not come back when its guest has trapped.",
                  "at once",
                  2)
              .ofItsOwn(),
          broken(
                  new Boots.RemembersTheHalt(),
                  Rule.E10,
                  "Where a guest has halted it believes in a halt when the next one comes by.",
                  "booted alone the guest is what it should be",
                  20)
              .ofItsOwn(),
          broken(
              new Boots.LeavesARegister(),
              Rule.E10,
              "A register keeps what the guest before has left there.",
              "booted alone the guest is what it should be",
              10),
          below(
                  "traps-to-nowhere",
                  Hosts.NotTrappedTo::new,
                  Rule.R1,
                  "The hardware's E[1] is left as it was, for Java goes on without.",
                  "the PSW in the hardware's E[1]",
                  1)
              .ofItsOwn(),
          below(
                  "scribbles",
                  Hosts.Scribbled::new,
                  Rule.R1,
                  "It keeps a note in a word that belongs to nobody.",
                  "which belongs to nobody",
                  1)
              .ofItsOwn(),
          places(
                  "forgets-to-clamp",
                  Allocators.UNCLAMPED,
                  Rule.R3,
                  "The real R is (l + k, b).",
                  OWNED,
                  1)
              .ofItsOwn(),
          places(
                  "clamps-without-looking-at-the-base",
                  Allocators.UNDERFLOWING,
                  Rule.R3,
                  "The real b is min(b, w - l), also where l is beyond w.",
                  OWNED,
                  200)
              .ofItsOwn(),
          places(
                  "clamps-one-word-too-late",
                  Allocators.ONE_TOO_MANY,
                  Rule.R3,
                  "The guest may have one word more than there is of it.",
                  OWNED,
                  1)
              .ofItsOwn(),
          parts(
                  "interprets-everything",
                  new Dispatchers.InterpretsEverything(),
                  Rule.F1,
                  "Nothing is left to the hardware.",
                  "innocuous",
                  1)
              .ofItsOwn(),
          below(
                  "single-steps",
                  Hosts.SingleStepped::new,
                  Rule.F1,
                  "The hardware is given to the guest for one step at a time.",
                  "was entered",
                  2)
              .ofItsOwn(),
          below(
                  "shows-on-demand",
                  Hosts.ShownOnDemand::new,
                  Rule.F1,
                  "The guest is resumed with b = 0, and is given its words when it traps for them.",
                  "was entered",
                  1)
              .ofItsOwn(),
          below(
                  "keeps-one-for-all",
                  host -> new Hosts.OneForAll(host, GLOBAL),
                  Rule.T1,
                  "The simulated mode and the virtual R are in a global variable.",
                  "# M=u",
                  1)
              .ofItsOwn());

  private InJava() {}

  private static BrokenMonitor broken(
      Vmm vmm, Rule rule, String mistake, String phrase, int within) {
    return new BrokenMonitor(vmm, MACHINE, rule, mistake, phrase, within, false);
  }

  private static BrokenMonitor parts(
      String name, Dispatcher dispatcher, Rule rule, String mistake, String phrase, int within) {
    var vmm = new TrapAndEmulate(name, dispatcher, Allocator.CLAMPED);
    return broken(vmm, rule, mistake, phrase, within);
  }

  private static BrokenMonitor places(
      String name, Allocator allocator, Rule rule, String mistake, String phrase, int within) {
    var vmm = new TrapAndEmulate(name, new Dispatcher(), allocator);
    return broken(vmm, rule, mistake, phrase, within);
  }

  private static BrokenMonitor hybrid(
      String name,
      HybridDispatcher dispatcher,
      Rule rule,
      String mistake,
      String phrase,
      int within) {
    var vmm = new Hybrid(name, dispatcher, Allocator.CLAMPED);
    return broken(vmm, rule, mistake, phrase, within);
  }

  private static BrokenMonitor above(
      String name,
      UnaryOperator<Guest> guest,
      Rule rule,
      String mistake,
      String phrase,
      int within) {
    return broken(Altered.above(name, guest), rule, mistake, phrase, within);
  }

  private static BrokenMonitor below(
      String name, UnaryOperator<Host> host, Rule rule, String mistake, String phrase, int within) {
    return broken(Altered.below(name, host), rule, mistake, phrase, within);
  }
}
