"""A limit of memory on Windows: a process puts itself into a job object, which the system then keeps to.

Jobs can be nested since Windows 8, so it does not matter whether the process is in one already.
"""

import ctypes
from ctypes import POINTER, Structure, c_int, c_int64, c_size_t, c_uint32, c_uint64, c_void_p, c_wchar_p
from typing import Any

_EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation
_DIE_ON_UNHANDLED_EXCEPTION = 0x400  # no window that waits for a click
_PROCESS_MEMORY = 0x100


class BasicLimits(Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION; of its members only the flags are used."""

    _fields_ = [
        ("process_time", c_int64),
        ("job_time", c_int64),
        ("flags", c_uint32),
        ("least_working_set", c_size_t),
        ("most_working_set", c_size_t),
        ("processes", c_uint32),
        ("affinity", c_size_t),
        ("priority", c_uint32),
        ("scheduling", c_uint32),
    ]


class ExtendedLimits(Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

    _fields_ = [
        ("basic", BasicLimits),
        ("counters", c_uint64 * 6),
        ("process_memory", c_size_t),
        ("job_memory", c_size_t),
        ("most_process_memory", c_size_t),
        ("most_job_memory", c_size_t),
    ]


def limit_memory(megabytes: int) -> bool:
    """Let this process commit at most so many MiB.

    Returns:
        Whether the system took the limit; that it keeps to it is another matter.
    """
    kernel = _kernel()
    limits = ExtendedLimits()
    limits.basic.flags = _PROCESS_MEMORY | _DIE_ON_UNHANDLED_EXCEPTION
    limits.process_memory = megabytes << 20
    # The handle stays open for as long as the process lives: the job ends with its last handle and process.
    job = kernel.CreateJobObjectW(None, None)
    return bool(
        job
        and kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
        and kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())
    )


def _kernel() -> Any:
    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined] # only Windows has it
    # A handle does not fit into the integer that a function is otherwise said to take and return.
    kernel.GetCurrentProcess.restype = kernel.CreateJobObjectW.restype = c_void_p
    kernel.CreateJobObjectW.argtypes = [c_void_p, c_wchar_p]
    kernel.SetInformationJobObject.argtypes = [c_void_p, c_int, POINTER(ExtendedLimits), c_uint32]
    kernel.AssignProcessToJobObject.argtypes = [c_void_p, c_void_p]
    return kernel
