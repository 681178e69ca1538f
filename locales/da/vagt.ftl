### labels

severity-minor = mindre
severity-moderate = moderat
severity-major = større
severity-serious = alvorlig

### time

### refusals

### failures

### timeline

### clocks

### commands

### screen
