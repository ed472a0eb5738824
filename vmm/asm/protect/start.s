; Reset.
;   Mode s, C = 0, all registers 0, and pp as well.
;   Leaves to `uncause` with r1: the PSW the guest begins with, which is in its own last word, as this one's was.

start:    ld    r1, trap.psw            ; from now on a trap is a trap
          st    r1, PSW.new
          ld    r1, guest.new
          jmp   uncause

; guest.resume
;   Mode s, C = 0. All of the guest is in guest.psw, guest.regs and guest.pp: a monitor in Java that stands on this
;   one puts it there.
guest.resume:
          li    r0, 0
          ld    r1, guest.psw
          jmp   resume
