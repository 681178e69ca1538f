### labels

severity-minor = minor
severity-moderate = moderate
severity-major = major
severity-serious = serious

### time

### refusals

### failures

### timeline

### clocks

### commands

### screen
