# monitor.s is a virtual machine monitor for RISC-V, as a program of the machine it virtualizes. It has machine
# mode; of the three modes of its guest
#
#    machine mode  is run in user mode, with no address spaces, and nothing is delegated: all that is machine
#                  mode's alone traps, and is done here, or by the machine on its guest's behalf;
#    supervisor    are run as what they are, with the guest's own delegation, address spaces and interrupts:
#    and user      whatever of theirs traps to machine mode is the guest's own, and is handed to it.
#
# Addresses are the guest's own, so it is moved nowhere: it begins at 80000000, and the monitor lies behind it.
# It is found by its own program counter alone: the same words run wherever a multiple of their size is, on the
# machine, and on the machine they make, where they lie below the monitor that is already there.
#
#     80000000 +----------------------+
#              | the guest's storage  | a monitor at its end, if the guest is one
#      monitor +----------------------+
#              | start                | the image's entry
#              | the dispatcher, the  |
#              | routines, the        |
#              | allocator            |
#        guest | what the guest       | its registers, and those of control that the hardware does not hold for it
#              | believes             |
#              +----------------------+ SIZE further
#
# Of what the machine has the monitor needs for itself: mtvec, mscratch, and the registers that a trap is told by;
# machine mode's part of mstatus; and three entries of protection, of which one keeps its own words, one has address
# 0 for the first range of the guest's to begin at, and the last one says what becomes of all that no other one
# speaks of. The guest has the others: so a guest that is a monitor has three less for its own.
#
# The timer, its interrupt and the software interrupt are the guest's: there is no other use for them, and when
# they come the guest is interrupted exactly where it would be. The devices are the guest's too. Time is the
# machine's own: what the monitor does takes some of it, and so do mcycle and minstret count the monitor's
# instructions as well.
#
# Volume II of the manual, The RISC-V Instruction Set Manual (1.12), is what numbers behind names refer to.

          .include "fields.s"

          .global _start
_start:
monitor:  .include "start.s"
          .include "leave.s"
          .include "enter.s"
          .include "dispatcher.s"
          .include "routines.s"
          .include "registers.s"
          .include "protection.s"
          .include "lend.s"
          .include "allocator.s"
          .include "guest.s"
